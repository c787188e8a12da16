#include "model/workspace.h"

#include <algorithm>

#include "model/catalogue.h"

namespace {

Error no_such(const Entity& entity) {
  return {.code = Code::missing, .message = "There is no such " + std::string(entity.label) + "."};
}

bool same_private(const Entity& entity, const void* a, const void* b) {
  return std::all_of(entity.fields.begin(), entity.fields.end(),
                     [&](const Field& f) { return !f.has(Field::Private) || f.read(a) == f.read(b); });
}

bool has_private(const Entity& entity, const void* row) {
  return std::any_of(entity.fields.begin(), entity.fields.end(), [&](const Field& f) {
    const Json value = f.has(Field::Private) ? f.read(row) : Json();
    return value.if_text() && !value.if_text()->empty();
  });
}

Outcome check_rules(Workspace& workspace, const Entity& entity, const void* before, void* after) {
  if (entity.rule) TRY(entity.rule(workspace, before, after));
  for (const Watch& watch : workspace.catalogue().watches())
    if (watch.entity == &entity) TRY(watch.rule(workspace, before, after));
  return Done{};
}

}  // namespace

Outcome Workspace::load(const Entity& entity, const Uuid& id, void* row) {
  if (!TRY(fetch(entity, id, row)) || record_of(row).archived_at) return no_such(entity);
  return Done{};
}

Uuid Workspace::new_id() {
  made_.push_back(random_id());
  return made_.back();
}

Outcome Workspace::save(const Entity& entity, void* row) {
  if (record_of(row).version == 0) return write(entity, nullptr, row, Verb::created);
  Row before(entity);
  TRY(load(entity, record_of(row).id, before.data()));
  return write(entity, before.data(), row, Verb::changed);
}

Outcome Workspace::archive(const Entity& entity, void* row) {
  const Row before(entity, row);
  TRY(check_rules(*this, entity, before.data(), nullptr));
  record_of(row).archived_at = now();
  record_of(row).archived_by = actor().id;
  return write(entity, before.data(), row, Verb::archived);
}

Outcome Workspace::restore(const Entity& entity, void* row) {
  const Row before(entity, row);
  record_of(row).archived_at.reset();
  record_of(row).archived_by = {};
  return write(entity, before.data(), row, Verb::restored);
}

Outcome Workspace::write(const Entity& entity, const void* before, void* row, Verb verb) {
  Record& record = record_of(row);
  if (verb == Verb::created) {
    if (record.id.is_nil()) record.id = new_id();
    TRY(set_tenant(entity, row));
    record.created_at = now();
    record.created_by = actor().id;
  }
  if (verb != Verb::archived) {
    TRY(check_rules(*this, entity, verb == Verb::created ? nullptr : before, row));
    if (auto faults = validate(entity, row); !faults.empty())
      return Error{.code = Code::invalid, .message = "Check the fields below.", .faults = std::move(faults)};
    TRY(check_references(entity, verb == Verb::changed ? before : nullptr, row));
  }
  std::string title = TRY(title_of_row(entity, row));
  const Place place = TRY(place_of(entity, row));
  Change change{&entity, record.id, record.tenant, verb, std::move(title), place, {}, false};
  if (verb == Verb::archived) change.fields = difference(entity, row, nullptr);
  else change.fields = difference(entity, verb == Verb::changed ? before : nullptr, row);
  TRY(add_titles(change.fields));
  change.secret = before ? !same_private(entity, before, row) : has_private(entity, row);
  if (verb == Verb::changed && change.fields.empty() && !change.secret) return Done{};

  ++record.version;
  record.updated_at = now();
  record.updated_by = actor().id;
  TRY(verb == Verb::created ? insert(entity, row) : update(entity, row));
  if (entity.scope != ScopeLevel::platform) scopes_.clear();
  changes_.changes.push_back(std::move(change));
  return Done{};
}

Outcome Workspace::check_references(const Entity& entity, const void* before, const void* after) {
  for (const Field& f : entity.fields) {
    if (!f.target || f.kind() != Kind::reference) continue;
    const Uuid id = *static_cast<const Uuid*>(f.in(after));
    if (id.is_nil() || (before && id == *static_cast<const Uuid*>(f.in(before))) || titles_.count(id)) continue;
    Row target(*f.target);
    if (!TRY(fetch(*f.target, id, target.data())) || target.record().archived_at)
      return invalid(std::string(f.wire), "there is no such " + std::string(f.target->label));
    if (entity.tenant_owned && f.target->tenant_owned && target.record().tenant != record_of(after).tenant)
      return invalid(std::string(f.wire), "belongs to another organisation");
    titles_.emplace(id, f.target->title_of(target.data()));
  }
  return Done{};
}

Result<std::string> Workspace::title_of(const Entity& entity, const Uuid& id) {
  if (const auto known = titles_.find(id); known != titles_.end()) return known->second;
  Row row(entity);
  return TRY(fetch(entity, id, row.data())) ? entity.title_of(row.data()) : std::string();
}

Result<std::string> Workspace::title_of_row(const Entity& entity, const void* row) {
  const Field* f = entity.find(entity.title);
  if (!f || !f->target || f->kind() != Kind::reference) return entity.title_of(row);
  return title_of(*f->target, *static_cast<const Uuid*>(f->in(row)));
}

Outcome Workspace::add_titles(std::vector<FieldChange>& fields) {
  for (FieldChange& change : fields) {
    if (!change.field->target || change.field->kind() != Kind::reference) continue;
    const auto title = [&](const Json& value) -> Result<std::string> {
      const auto id = value.if_text() ? parse_uuid(*value.if_text()) : std::nullopt;
      return id ? title_of(*change.field->target, *id) : Result<std::string>(std::string());
    };
    change.before_title = TRY(title(change.before));
    change.after_title = TRY(title(change.after));
  }
  return Done{};
}

Outcome Workspace::set_tenant(const Entity& entity, void* row) {
  Record& record = record_of(row);
  if (entity.scope == ScopeLevel::organisation) record.tenant = record.id;
  if (!entity.tenant_owned || !record.tenant.is_nil()) return Done{};
  const Field* home = entity.home_field();
  const Uuid id = home ? *static_cast<const Uuid*>(home->in(row)) : Uuid{};
  if (id.is_nil() && home && !home->has(Field::Required)) return Done{};  // the platform's own
  if (id.is_nil()) return invalid(home ? std::string(home->wire) : "", "is required");
  Row above(*home->target);
  if (!TRY(fetch(*home->target, id, above.data())) || above.record().archived_at)
    return invalid(std::string(home->wire), "there is no such " + std::string(home->target->label));
  record.tenant = above.record().tenant;
  return Done{};
}

Result<Place> Workspace::place_of(const Entity& entity, const void* row) {
  Place place;
  place.at(ScopeLevel::organisation) = record_of(row).tenant;
  for (std::size_t level = kScopeLevels; level-- > 1;) {
    const Field* f = entity.find(kScopeFields[level]);
    const Uuid id = f && f->target ? *static_cast<const Uuid*>(f->in(row)) : Uuid{};
    if (id.is_nil()) continue;
    if (f->target->scope == ScopeLevel::organisation) place.at(ScopeLevel::organisation) = id;  // nothing is above
    else place = TRY(place_of_scope(*f->target, id));
    break;
  }
  if (entity.scope != ScopeLevel::platform) place.at(entity.scope) = record_of(row).id;
  return place;
}

Result<Place> Workspace::place_of_scope(const Entity& scope, const Uuid& id) {
  if (const auto known = scopes_.find(id); known != scopes_.end()) return known->second;
  Row row(scope);
  if (!TRY(fetch(scope, id, row.data()))) return Place{};
  const Place place = TRY(place_of(scope, row.data()));
  scopes_.emplace(id, place);
  return place;
}

Result<std::vector<Place>> Workspace::places_of(const Entity& entity, const void* row) {
  std::vector<Place> places;
  for (const Membership& m : catalogue().members(entity)) {
    Query query;
    query.where.push_back({m.field, Op::equal, to_text(record_of(row).id)});
    std::vector<Row> rows;
    TRY(select(*m.entity, query, [&](const void* member) { rows.emplace_back(*m.entity, member); }));
    for (const Row& member : rows) places.push_back(TRY(place_of(*m.entity, member.data())));
  }
  if (places.empty()) places.push_back(TRY(place_of(entity, row)));
  if (entity.platform_wide && entity.platform_wide(row)) places.push_back(Place{});
  return places;
}
