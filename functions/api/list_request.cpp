#include "api/list_request.h"

#include <algorithm>
#include <charconv>

#include "api/base64.h"
#include "core/text.h"

namespace {

std::string order_text(const Query& query) {
  std::string text;
  for (const Order& order : query.order) text += (order.descending ? "-" : "+") + std::string(order.field->name);
  return text;
}

Result<std::int64_t> read_limit(const std::string& text) {
  std::int64_t limit = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), limit);
  if (error != std::errc() || end != text.data() + text.size() || limit < 1 || limit > kLargestPage)
    return invalid("limit", "must be a whole number between 1 and " + std::to_string(kLargestPage));
  return limit;
}

Result<bool> read_flag(const std::string& name, const std::string& text) {
  if (text != "0" && text != "1") return invalid(name, "must be 0 or 1");
  return text == "1";
}

Result<Archived> read_archived(const std::string& text) {
  if (text == "exclude") return Archived::exclude;
  if (text == "include") return Archived::include;
  if (text == "only") return Archived::only;
  return invalid("archived", "must be one of exclude, include, only");
}

Result<std::vector<const Field*>> read_fields(const Entity& entity, std::string_view text) {
  std::vector<const Field*> fields{find_column(entity, "id")};
  while (!text.empty()) {
    const std::string_view key = text.substr(0, text.find(','));
    text.remove_prefix(std::min(key.size() + 1, text.size()));
    const Field* f = find_column_wire(entity, key);
    if (!f || f->has(Field::Private)) return invalid("fields", "there is no field \"" + std::string(key) + "\"");
    if (std::find(fields.begin(), fields.end(), f) == fields.end()) fields.push_back(f);
  }
  return fields;
}

Outcome read_parameter(const Entity& entity, const std::string& name, const std::string& value, ListRequest& into,
                       std::string& cursor) {
  if (name == "filter") into.query.where = TRY(parse_filter(entity, value));
  else if (name == "q") into.query.search = fold(trim(value));
  else if (name == "sort") into.query.order = TRY(parse_sort(entity, value));
  else if (name == "fields") into.fields = TRY(read_fields(entity, value));
  else if (name == "limit") into.page = TRY(read_limit(value));
  else if (name == "cursor") cursor = value;
  else if (name == "total") into.total = TRY(read_flag(name, value));
  else if (name == "archived") into.query.archived = TRY(read_archived(value));
  else if (name == "scope") into.query.within = TRY(read_scope(value));
  else return invalid(name, "is not a parameter of this list");
  return Done{};
}

// No engine takes a statement of any size.
Outcome check_size(const Query& query) {
  if (query.where.size() > 50) return invalid("filter", "has more than 50 conditions");
  if (query.order.size() > 8) return invalid("sort", "has more than 8 fields");
  const auto blanks = std::count(query.search.begin(), query.search.end(), ' ');
  if (blanks >= 32) return invalid("q", "has more than 32 words");
  return Done{};
}

// Whoever may find or order rows by a field learns what it holds.
Outcome check_seen(const Field& f, const char* parameter, View view) {
  if (view.personal || !f.has(Field::Personal)) return Done{};
  return invalid(parameter, "cannot use \"" + std::string(f.wire) + "\": you may not see personal data");
}

}  // namespace

Result<Reach::Scope> read_scope(std::string_view text) {
  const std::string_view level = text.substr(0, text.find(':'));
  const auto at = std::find(names_of<ScopeLevel>.begin() + 1, names_of<ScopeLevel>.end(), level);
  const auto id = parse_uuid(text.substr(std::min(level.size() + 1, text.size())));
  if (at == names_of<ScopeLevel>.end() || !id)
    return invalid("scope", "must be organisation, cluster, business_unit or department, a colon and its id");
  return Reach::Scope{static_cast<ScopeLevel>(at - names_of<ScopeLevel>.begin()), *id, true};
}

Result<ListRequest> read_list_request(const Entity& entity, const QueryParameters& parameters, View view) {
  ListRequest request;
  std::string cursor;
  for (auto at = parameters.begin(); at != parameters.end(); ++at) {
    const auto same = [&](const auto& other) { return other.first == at->first; };
    if (std::any_of(parameters.begin(), at, same)) return invalid(at->first, "is given twice");
    if (at->second.size() > 4096) return invalid(at->first, "is too long");
    TRY(read_parameter(entity, at->first, at->second, request, cursor));
  }
  TRY(check_size(request.query));
  for (const Condition& condition : request.query.where) TRY(check_seen(*condition.field, "filter", view));
  for (const Order& order : request.query.order) TRY(check_seen(*order.field, "sort", view));
  request.query.personal = view.personal;
  if (!cursor.empty()) request.query.after = TRY(read_cursor(request.query, cursor));
  request.query.limit = request.page + 1;
  return request;
}

std::string make_cursor(const Query& query, std::vector<Json> last) {
  last.insert(last.begin(), order_text(query));
  return to_base64url(to_json_text(Json(std::move(last))));
}

Result<std::vector<Json>> read_cursor(const Query& query, std::string_view cursor) {
  const auto text = from_base64url(cursor);
  auto json = text ? parse_json(*text, {.bytes = 8192, .depth = 2}) : Result<Json>(invalid("cursor", ""));
  Json::Array* values = json ? json->if_array() : nullptr;
  const bool fits = values && values->size() == query.order.size() + 2 && values->front() == Json(order_text(query)) &&
                    values->back().if_text() && parse_uuid(*values->back().if_text());
  if (!fits) return invalid("cursor", "does not belong to this list and order; begin without one");
  values->erase(values->begin());
  return std::move(*values);
}
