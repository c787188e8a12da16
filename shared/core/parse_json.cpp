#include <algorithm>
#include <simdjson.h>

#include "core/json.h"

namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

Error refused(std::string message) { return {.code = Code::invalid, .message = std::move(message), .reason = "json"}; }

Result<Json> convert(element from);

Result<Json> convert_array(simdjson::dom::array from) {
  Json::Array out;
  out.reserve(from.size());
  for (const element item : from) out.push_back(TRY(convert(item)));
  return Json(std::move(out));
}

Outcome check_keys(const Json::Object& members) {
  std::vector<std::string_view> names;
  names.reserve(members.size());
  for (const auto& member : members) names.push_back(member.name);
  std::sort(names.begin(), names.end());
  const auto twice = std::adjacent_find(names.begin(), names.end());
  if (twice == names.end()) return Done{};
  return Error{.code = Code::invalid,
               .message = "The same key is given twice.",
               .faults = {{std::string(*twice), "is given twice"}},
               .reason = "json"};
}

Result<Json> convert_object(simdjson::dom::object from) {
  Json::Object out;
  out.reserve(from.size());
  for (const auto [name, value] : from) {
    Json member = TRY(convert(value));
    out.push_back({std::string(name), std::move(member)});
  }
  TRY(check_keys(out));
  return Json(std::move(out));
}

Result<Json> convert(element from) {
  switch (from.type()) {
    case element_type::ARRAY: return convert_array(from.get_array().value_unsafe());
    case element_type::OBJECT: return convert_object(from.get_object().value_unsafe());
    case element_type::INT64: return Json(from.get_int64().value_unsafe());
    case element_type::UINT64: return refused("A number is too large.");
    case element_type::DOUBLE: return Json(from.get_double().value_unsafe());
    case element_type::STRING: return Json(from.get_string().value_unsafe());
    case element_type::BOOL: return Json(from.get_bool().value_unsafe());
    case element_type::NULL_VALUE: return Json();
  }
  return refused("This is not JSON.");
}

}  // namespace

Result<Json> parse_json(std::string_view text, JsonLimits limits) {
  if (text.size() > limits.bytes)
    return Error{.code = Code::too_large, .message = "The document is larger than allowed.", .reason = "json_size"};
  if (text.empty()) return refused("This is not valid JSON.");  // which may lie nowhere
  simdjson::dom::parser parser(limits.bytes);
  if (parser.allocate(std::max<std::size_t>(text.size(), 64), limits.depth) != simdjson::SUCCESS)
    return Error{.code = Code::unavailable, .message = "There is not enough memory to read this."};
  element root;
  const auto error = parser.parse(text.data(), text.size()).get(root);
  if (error == simdjson::DEPTH_ERROR) return refused("The document is nested too deeply.");
  if (error == simdjson::UTF8_ERROR) return refused("The document is not valid UTF-8.");
  if (error != simdjson::SUCCESS) return refused("This is not valid JSON.");
  return convert(root);
}
