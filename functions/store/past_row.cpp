#include "store/past_row.h"

#include "core/time.h"

namespace {

constexpr std::string_view kRecords =
    "SELECT j.\"at\", j.\"actor\", j.\"record\" FROM \"journal_targets\" t JOIN \"journal\" j ON j.\"tenant\" = "
    "t.\"tenant\" AND j.\"seq\" = t.\"seq\" WHERE t.\"tenant\" = $1 AND t.\"resource\" = $2 AND t.\"target\" = $3 "
    "ORDER "
    "BY t.\"seq\" DESC";

bool is_kept(const Field& f) { return !f.has(Field::Private) && !f.has(Field::Unversioned); }

Error damaged(const Entity& entity) {
  return {.code = Code::unavailable,
          .message = "The journal holds a " + std::string(entity.label) + " that does not fit. Run \"carmen verify\".",
          .reason = "JOURNAL_CORRUPT"};
}

// What stood on one side of a record; a side that is null is left out of it.
Outcome take_side(const Entity& entity, const Json& target, void* row) {
  const Json* fields = target.find("fields");
  if (!fields || !fields->if_object()) return Done{};
  for (const auto& [name, sides] : *fields->if_object()) {
    const Field* f = entity.find_wire(name);
    const Json* before = sides.find("before");
    if (f && is_kept(*f) && !f->write(row, before ? *before : Json())) return damaged(entity);
  }
  return Done{};
}

// All of the row, as the record of its archiving tells it.
Outcome take_whole(const Entity& entity, const Json& target, void* row) {
  const Row fresh(entity);
  for (const Field& f : entity.fields)
    if (is_kept(f) && !f.write(row, f.read(fresh.data()))) return damaged(entity);
  return take_side(entity, target, row);
}

std::vector<const Json*> targets_of(const Json& record, const Entity& entity, const std::string& id) {
  std::vector<const Json*> out;
  for (const Json& target : record.items("targets"))
    if (target.text("resource") == entity.name && target.text("id") == id) out.push_back(&target);
  return out;
}

bool is_reached(const Record& record, const Past& past, Timestamp at) {
  return past.at ? !(*past.at < at) : record.version <= past.version;
}

// Undoes one change of the row; false when that made it.
Result<bool> undo(const Entity& entity, const Json& target, void* row) {
  Record& record = record_of(row);
  const std::string_view verb = target.text("verb");
  if (verb == "created") return false;
  --record.version;
  record.archived_at.reset();
  record.archived_by = {};
  if (verb == "restored") record.archived_at = record.created_at;  // until the record of it is seen
  else if (verb == "archived") TRY(take_whole(entity, target, row));
  else TRY(take_side(entity, target, row));
  return true;
}

// The record by which the row became what it was then.
Outcome settle(const Entity& entity, const Json* target, Timestamp at, const Uuid& actor, void* row) {
  Record& record = record_of(row);
  record.updated_at = at;
  record.updated_by = actor;
  if (!record.archived_at) return Done{};
  record.archived_at = at;
  record.archived_by = actor;
  return target ? take_whole(entity, *target, row) : Outcome(damaged(entity));
}

}  // namespace

Result<bool> take_back(Database& database, const Entity& entity, const Past& past, void* row) {
  const Record& record = record_of(row);
  if (past.at && *past.at < record.created_at) return false;
  if (past.at ? !(*past.at < record.updated_at) : record.version <= past.version)
    return past.at || record.version == past.version;
  const std::string id = to_text(record.id);
  const Loan found = TRY(database.prepare(kRecords));
  found->bind_text(1, to_text(record.tenant));
  found->bind_text(2, entity.name);
  found->bind_text(3, id);
  while (TRY(found->step())) {
    const auto at = parse_timestamp(found->text(0));
    const auto actor = parse_uuid(found->text(1));
    if (!at || !actor) return damaged(entity);
    // A live row needs no more of the record that is reached than who wrote it when.
    if (past.at && !(*past.at < *at) && !record.archived_at) {
      TRY(settle(entity, nullptr, *at, *actor, row));
      return true;
    }
    const Json text = TRY(parse_json(found->text(2), {.bytes = 64u << 20}));
    const auto targets = targets_of(text, entity, id);
    for (std::size_t i = targets.size(); i-- > 0;) {
      if (is_reached(record, past, *at)) {
        TRY(settle(entity, targets[i], *at, *actor, row));
        return true;
      }
      if (!TRY(undo(entity, *targets[i], row))) return false;
    }
  }
  return damaged(entity);
}
