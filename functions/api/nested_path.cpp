#include "api/nested_path.h"

#include <algorithm>

#include "api/record_routes.h"

std::string NestedPath::rows() const {
  return record_path(*entity_.nested.owner) + "/" + std::string(entity_.nested.segment);
}
std::string NestedPath::row() const { return rows() + "/{" + row_parameter() + "}"; }
std::string NestedPath::items() const { return row() + "/" + std::string(entity_.nested.list_field); }
std::string NestedPath::item() const { return items() + "/{" + item_parameter() + "}"; }

Result<Row> NestedPath::find_owner(const Exchange& exchange, Workspace& workspace) const {
  const Entity& owner = *entity_.nested.owner;
  Row row = TRY(find_visible(workspace, owner, exchange.param(id_parameter(path_of(owner)))));
  if (row.record().archived_at) return no_such(owner);
  return row;
}

// Parameters that are fields of the row, such as ?department=finance.
Result<std::vector<Condition>> NestedPath::told_apart_by(const Exchange& exchange) const {
  std::vector<Condition> out;
  for (const auto& [name, value] : exchange.query()) {
    const Field* f = entity_.find_wire(name);
    if (!f || !f->has(Field::Filterable)) continue;
    std::string escaped;
    for (const char c : value) escaped.append(c == ';' || c == '\\' ? "\\" : "").push_back(c);
    for (Condition& condition : TRY(parse_filter(entity_, name + ":eq:" + escaped)))
      out.push_back(std::move(condition));
  }
  return out;
}

Result<Row> NestedPath::find_row(const Exchange& exchange, Workspace& workspace) const {
  const Row owner = TRY(find_owner(exchange, workspace));
  const auto named = parse_uuid(exchange.param(row_parameter()));
  if (!named) return no_such(entity_);
  Query query;
  query.where = TRY(told_apart_by(exchange));
  query.where.push_back({&owner_field(), Op::equal, to_text(owner.record().id)});
  std::vector<Row> found;
  TRY(workspace.select(entity_, query, [&](const void* row) {
    const bool fits = record_of(row).id == *named || *static_cast<const Uuid*>(key_field().in(row)) == *named;
    if (fits) found.emplace_back(entity_, row);
  }));
  std::vector<Row> visible;
  for (Row& row : found)
    if (TRY(may_see(entity_, row.data(), workspace))) visible.push_back(std::move(row));
  if (visible.empty()) return no_such(entity_);
  if (visible.size() > 1)
    return Error{.code = Code::conflict,
                 .message = "There are " + std::to_string(visible.size()) +
                            " of them here: name one by its own id, or add ?department= to the address.",
                 .reason = "ambiguous"};
  return std::move(visible.front());
}
