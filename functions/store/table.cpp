#include "store/table.h"

#include <algorithm>

#include "core/text.h"
#include "store/sql_text.h"

bool is_fixed_column(const Field& f) {
  return f.name == "id" || f.name == "tenant" || f.name == "created_at" || f.name == "created_by";
}

namespace {

std::string columns_of(const Entity& entity) {
  std::string text;
  for (const std::span<const Field> fields : {record_shape().fields, entity.fields})
    for (const Field& f : fields) text += (text.empty() ? "t." : ", t.") + quoted(f.name);
  return text;
}

}  // namespace

Table::Table(const Entity& entity) : entity_(&entity) {
  for (const Field& f : record_shape().fields) columns_.push_back(&f);
  for (const Field& f : entity.fields) columns_.push_back(&f);
  searchable_ =
      std::any_of(entity.fields.begin(), entity.fields.end(), [](const Field& f) { return f.has(Field::Searchable); });

  std::string names, values, sets;
  int at = 0, changing = 0;
  const auto add = [&](std::string_view name, bool fixed) {
    names += (at ? ", " : "") + quoted(name);
    values += (at ? ", $" : "$") + std::to_string(at + 1);
    ++at;
    if (fixed) return;
    sets += (changing ? ", " : "") + quoted(name) + " = $" + std::to_string(changing + 1);
    ++changing;
  };
  for (const Field* f : columns_) {
    add(f->name, is_fixed_column(*f));
    add_list_columns(*f);
  }
  if (searchable_) add(kSearchColumn, false);

  const std::string table = quoted(entity.name);
  select_columns_ = columns_of(entity);
  fetch_ = "SELECT " + select_columns_ + " FROM " + table + " t WHERE t.\"id\" = $1";
  insert_ = "INSERT INTO " + table + " (" + names + ") VALUES (" + values + ")";
  update_ = "UPDATE " + table + " SET " + sets + " WHERE \"id\" = $" + std::to_string(changing + 1) +
            " AND \"version\" = $" + std::to_string(changing + 2);
  add_holders();
}

void Table::add_holders() {
  std::string id = "$1";
  const Entity* held = entity_;
  while (const Field* home = held->home_field()) {
    id = "(SELECT h." + quoted(home->name) + " FROM " + quoted(held->name) + " h WHERE h.\"id\" = " + id + ")";
    held = home->target;
    holders_.push_back(
        {held, "SELECT " + columns_of(*held) + " FROM " + quoted(held->name) + " t WHERE t.\"id\" = " + id});
  }
}

void Table::add_list_columns(const Field& f) {
  if (f.has(Field::Private)) return;
  const auto key = [](const std::string& wire) { return ",\"" + wire + "\":"; };
  const std::string column = "t." + quoted(f.name), wire(f.wire);
  list_columns_.push_back({&f, f.kind(), column, key(wire), f.has(Field::Personal), f.name == "tenant"});
  if (!f.target || f.kind() != Kind::reference) return;
  const Field* title = f.target->find(f.target->title);
  const bool ends_in_id = wire.size() > 2 && wire.substr(wire.size() - 2) == "Id";
  const std::string name = (ends_in_id ? wire.substr(0, wire.size() - 2) : wire) + "Name";
  if (!title || title->kind() != Kind::text || entity_->find_wire(name)) return;
  const bool both_owned = entity_->tenant_owned && f.target->tenant_owned;
  list_columns_.push_back({&f, Kind::text,
                           "(SELECT r." + quoted(title->name) + " FROM " + quoted(f.target->name) + " r WHERE " +
                               (both_owned ? "r.\"tenant\" = t.\"tenant\" AND " : "") + "r.\"id\" = " + column + ")",
                           key(name), f.has(Field::Personal) || title->has(Field::Personal), false});
}

std::string Table::search_text(const void* row) const {
  std::string text;
  for (const Field& f : entity_->fields) {
    const Json value = f.has(Field::Searchable) ? f.read(row) : Json();
    if (const std::string* part = value.if_text(); part && !part->empty()) {
      if (!text.empty()) text += ' ';
      text += *part;
    }
  }
  return fold(text);
}

Tables::Tables(const Catalogue& catalogue) : catalogue_(&catalogue) {
  for (const Entity* entity : catalogue.entities()) tables_.emplace(entity, *entity);
  std::vector<const Entity*> path;
  for (const Entity* entity : catalogue.entities()) add(*entity, path);
}

void Tables::add(const Entity& entity, std::vector<const Entity*>& path) {
  const auto is_this = [&](const Table* table) { return &table->entity() == &entity; };
  if (std::any_of(order_.begin(), order_.end(), is_this)) return;
  if (std::find(path.begin(), path.end(), &entity) != path.end()) return;
  path.push_back(&entity);
  for (const Field& f : entity.fields)
    if (f.target && tables_.count(f.target)) add(*f.target, path);
  path.pop_back();
  order_.push_back(&tables_.at(&entity));
}
