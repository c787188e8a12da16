#include "model/query.h"

#include <algorithm>
#include <charconv>

#include "core/text.h"

namespace {

constexpr std::pair<std::string_view, Op> kOps[] = {
    {"eq", Op::equal},     {"ne", Op::not_equal},     {"lt", Op::less}, {"le", Op::at_most},
    {"gt", Op::greater},   {"ge", Op::at_least},      {"in", Op::in},   {"like", Op::contains},
    {"null", Op::is_null}, {"notnull", Op::not_null},
};

// Splits at a separator that is not escaped; escapes stay in the parts.
std::vector<std::string_view> split(std::string_view text, char separator, std::size_t most = ~std::size_t{0}) {
  std::vector<std::string_view> parts;
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size() && parts.size() + 1 < most; ++i) {
    if (text[i] == '\\') ++i;
    else if (text[i] == separator) {
      parts.push_back(text.substr(from, i - from));
      from = i + 1;
    }
  }
  parts.push_back(text.substr(from));
  return parts;
}

std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) ++i;
    out += text[i];
  }
  return out;
}

Result<Json> typed(const Field& f, std::string text) {
  Json value = text;
  if (f.kind() == Kind::integer || f.kind() == Kind::money) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
      return invalid("filter", std::string(f.wire) + " is compared with a whole number");
    value = number;
  } else if (f.kind() == Kind::boolean) {
    if (text != "true" && text != "false") return invalid("filter", std::string(f.wire) + " is true or false");
    value = text == "true";
  } else if (f.kind() == Kind::choice) {
    if (std::find(f.type->choices.begin(), f.type->choices.end(), text) == f.type->choices.end())
      return invalid("filter", std::string(f.wire) + " has no value \"" + text + "\"");
  } else if (f.kind() == Kind::reference && !parse_uuid(text)) {
    return invalid("filter", std::string(f.wire) + " is compared with an identifier");
  }
  return value;
}

Result<const Field*> filterable(const Entity& entity, std::string_view key, const char* parameter) {
  const Field* f = find_column_wire(entity, key);
  if (!f || f->has(Field::Private) || !(f->has(Field::Filterable) || record_shape().find_wire(key)))
    return invalid(parameter, "cannot use \"" + std::string(key) + "\"");
  return f;
}

Result<Condition> parse_condition(const Entity& entity, std::string_view text) {
  const auto parts = split(text, ':', 3);
  const auto op = std::find_if(std::begin(kOps), std::end(kOps),
                               [&](const auto& known) { return parts.size() > 1 && known.first == parts[1]; });
  if (op == std::end(kOps))
    return invalid("filter",
                   "is written field:op:value with op one of eq, ne, lt, le, gt, ge, in, like, null, notnull");
  Condition condition{TRY(filterable(entity, parts[0], "filter")), op->second};
  if (condition.op == Op::is_null || condition.op == Op::not_null) return condition;
  if (parts.size() < 3) return invalid("filter", std::string(parts[0]) + " needs a value");
  if (condition.op == Op::contains) {
    condition.value = unescape(parts[2]);
    return condition;
  }
  if (condition.op != Op::in) {
    condition.value = TRY(typed(*condition.field, unescape(parts[2])));
    return condition;
  }
  Json::Array values;
  for (const auto part : split(parts[2], ',')) values.push_back(TRY(typed(*condition.field, unescape(part))));
  condition.value = std::move(values);
  return condition;
}

int compare(const Json& a, const Json& b) {
  if (a.if_int() && b.if_int()) return *a.if_int() < *b.if_int() ? -1 : *a.if_int() > *b.if_int();
  if (a.if_text() && b.if_text()) return a.if_text()->compare(*b.if_text());
  if (a.if_bool() && b.if_bool()) return int{*a.if_bool()} - int{*b.if_bool()};
  return 0;
}

}  // namespace

Result<std::vector<Condition>> parse_filter(const Entity& entity, std::string_view text) {
  std::vector<Condition> conditions;
  if (text.empty()) return conditions;
  for (const auto part : split(text, ';')) conditions.push_back(TRY(parse_condition(entity, part)));
  return conditions;
}

Result<std::vector<Order>> parse_sort(const Entity& entity, std::string_view text) {
  std::vector<Order> order;
  if (text.empty()) return order;
  for (auto key : split(text, ',')) {
    const bool descending = key.substr(0, 1) == "-";
    if (descending) key.remove_prefix(1);
    order.push_back({TRY(filterable(entity, key, "sort")), descending});
  }
  return order;
}

bool satisfies(const Condition& condition, const void* row) {
  const Json value = condition.field->read(row);
  switch (condition.op) {
    case Op::is_null: return value.is_null();
    case Op::not_null: return !value.is_null();
    case Op::equal: return value == condition.value;
    case Op::not_equal: return value != condition.value;
    case Op::contains:
      return value.if_text() && condition.value.if_text() &&
             fold(*value.if_text()).find(fold(*condition.value.if_text())) != std::string::npos;
    case Op::in: {
      const auto& values = *condition.value.if_array();
      return std::find(values.begin(), values.end(), value) != values.end();
    }
    default: break;
  }
  if (value.is_null() || condition.value.is_null()) return false;
  const int order = compare(value, condition.value);
  if (condition.op == Op::less) return order < 0;
  if (condition.op == Op::at_most) return order <= 0;
  if (condition.op == Op::greater) return order > 0;
  return order >= 0;
}
