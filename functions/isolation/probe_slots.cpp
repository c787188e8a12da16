#include "isolation/probe_slots.h"

#include <algorithm>

namespace {

const Shape* input_of(const Operation& operation, const Catalogue& catalogue) {
  if (operation.request.is_null()) return nullptr;
  const Action* action = catalogue.find_action(operation.id);
  if (!action) return nullptr;
  return action->input ? action->input : static_cast<const Shape*>(action->subject);
}

const Entity* at_level(const Catalogue& catalogue, ScopeLevel level) {
  for (const Entity* entity : catalogue.entities())
    if (entity->scope == level) return entity;
  return nullptr;
}

// The part of a path behind a collection, or the tenant of a record of the journal.
const Entity* named_by(const Catalogue& catalogue, std::string_view path, std::size_t at) {
  if (path.substr(at).starts_with("{tenant}")) return at_level(catalogue, ScopeLevel::organisation);
  const std::string_view before = path.substr(0, at - 1);
  return catalogue.find_path(before.substr(before.rfind('/') + 1));
}

// Whatever else is called so refers to it.
const Entity* referred_by(const Catalogue& catalogue, std::string_view wire) {
  for (const Entity* entity : catalogue.entities())
    for (const Field& f : entity->fields)
      if (f.wire == wire && f.target && f.kind() == Kind::reference) return f.target;
  return nullptr;
}

Json likely(const Field& field) {
  if (!field.type->choices.empty()) return field.type->choices.front();
  if (field.kind() == Kind::text) return field.name == "email" ? "spy@example.com" : "TH";
  if (field.kind() == Kind::integer || field.kind() == Kind::money) return std::int64_t{1};
  if (field.kind() == Kind::date) return "2026-11-21";
  return {};
}

// What a list, an export or the journal can be narrowed by.
void add_filters(const Operation& operation, const Catalogue& catalogue, std::vector<Slot>& slots) {
  const auto takes = [&](std::string_view name) {
    return std::any_of(operation.parameters.begin(), operation.parameters.end(),
                       [&](const Parameter& p) { return p.name == name && p.in == "query"; });
  };
  const auto add = [&](std::string name, const Entity* entity, std::string before) {
    if (entity)
      slots.push_back({.in = Slot::In::query,
                       .name = std::move(name),
                       .entity = entity,
                       .before = std::move(before),
                       .optional = true});
  };
  std::string_view collection = operation.path;
  collection.remove_prefix(collection.rfind('/') + 1);
  if (const Entity* entity = catalogue.find_path(collection.substr(0, collection.find('.')));
      entity && takes("filter")) {
    add("filter", entity, "id:eq:");
    for (const Field& f : entity->fields)
      if (f.target && f.kind() == Kind::reference && f.has(Field::Filterable))
        add("filter", f.target, std::string(f.wire) + ":eq:");
  }
  for (std::size_t level = 1; level < kScopeLevels && takes("scope"); ++level)
    add("scope", at_level(catalogue, static_cast<ScopeLevel>(level)),
        std::string(kScopeFields[level].substr(0, kScopeFields[level].rfind("_id"))) + ":");
  if (takes("actor")) add("actor", referred_by(catalogue, "userId"), "");
  if (takes("subject")) add("subject", referred_by(catalogue, "userId"), "");
  if (takes("subject")) add("resource", at_level(catalogue, ScopeLevel::business_unit), "business-units/");
  if (takes("target")) add("target", at_level(catalogue, ScopeLevel::business_unit), "");
}

void replace(std::string& text, const std::string& what, const std::string& with) {
  if (const auto at = text.find(what); at != text.npos) text.replace(at, what.size(), with);
}

}  // namespace

std::vector<Slot> slots_of(const Operation& operation, const Catalogue& catalogue) {
  std::vector<Slot> slots;
  const std::string& path = operation.path;
  for (auto at = path.find('{'); at != path.npos; at = path.find('{', at + 1)) {
    const std::string name = path.substr(at + 1, path.find('}', at) - at - 1);
    if (const Entity* entity = named_by(catalogue, path, at))
      slots.push_back({.in = Slot::In::path, .name = name, .entity = entity});
  }
  for (const Parameter& parameter : operation.parameters)
    if (const Entity* entity = referred_by(catalogue, parameter.name); entity && parameter.in == "query")
      slots.push_back({.in = Slot::In::query, .name = parameter.name, .entity = entity});
  add_filters(operation, catalogue, slots);
  if (const Shape* input = input_of(operation, catalogue))
    for (const Field& f : input->fields) {
      if (!f.target || f.has(Field::ReadOnly) || f.has(Field::Private)) continue;
      const Slot slot{
          .in = Slot::In::body, .name = std::string(f.wire), .entity = f.target, .listed = f.kind() == Kind::list};
      const bool in_path = std::any_of(slots.begin(), slots.end(),
                                       [&](const Slot& s) { return s.in == Slot::In::path && s.name == slot.name; });
      if (!in_path) slots.push_back(slot);
    }
  return slots;
}

std::optional<ProbeRequest> fill(const Operation& operation, const Catalogue& catalogue, const Specimens& specimens,
                                 const std::vector<Slot>& slots, const std::vector<Named>& named) {
  ProbeRequest out{.target = operation.path, .body = {}, .foreign = {}};
  Json body = Json::object();
  std::string query;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const Slot& slot = slots[i];
    if (named[i] == Named::left_out) continue;
    std::string id(kNobodys);
    if (named[i] != Named::nobodys) {
      const auto found = named[i] == Named::own ? specimens.own_of(*slot.entity) : specimens.foreign_of(*slot.entity);
      if (!found) return std::nullopt;
      id = to_text(*found);
    }
    if (named[i] == Named::foreign) out.foreign = id;
    if (slot.in == Slot::In::path) replace(out.target, "{" + slot.name + "}", id);
    else if (slot.in == Slot::In::query) query += (query.empty() ? "?" : "&") + slot.name + "=" + slot.before + id;
    else if (slot.listed) body.set(slot.name, Json::Array{id});
    else body.set(slot.name, id);
  }
  for (const Parameter& parameter : operation.parameters)
    if (parameter.required && parameter.in == "query")
      query += (query.empty() ? "?" : "&") + parameter.name + "=users.read";
  // What is left names no record: the number of one in the journal, an item of a list.
  for (auto at = out.target.find('{'); at != out.target.npos; at = out.target.find('{'))
    out.target.replace(at, out.target.find('}', at) - at + 1, "1");
  out.target += query;
  if (operation.request.is_null()) return out;
  if (const Shape* input = input_of(operation, catalogue); input && operation.method == "POST")
    for (const Field& f : input->fields)
      if (f.has(Field::Required) && !f.has(Field::ReadOnly) && !f.target)
        if (Json value = likely(f); !value.is_null()) body.set(f.wire, std::move(value));
  out.body = to_json_text(body);
  return out;
}
