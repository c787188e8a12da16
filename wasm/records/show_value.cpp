#include "core/money.h"
#include "records/words.h"
#include "ui/number_field.h"

namespace records {
namespace {

constexpr std::size_t kPartsShown = 4;

std::string show_json(const Shape&, const Field&, const TypeOps&, const Json& value, const Json& row, std::string_view);

// A part in a few words: its first text, and its first choice.
std::string show_part(const Shape& shape, const Json& part, std::string_view currency) {
  std::string first, choice;
  for (const Field& f : shape.fields) {
    const Json* value = part.find(f.wire);
    if (!value || value->is_null()) continue;
    std::string text = show_value(shape, f, part, currency);
    if (f.kind() == Kind::choice && choice.empty()) choice = lower_first(text);
    else if (first.empty() && f.kind() != Kind::list) first = std::move(text);
  }
  if (first.empty()) return words_of(choice);
  return choice.empty() ? first : first + " (" + choice + ")";
}

std::string show_list(const Shape& shape, const Field& f, const TypeOps& item, const Json::Array& items,
                      const Json& row, std::string_view currency) {
  std::string out;
  for (std::size_t i = 0; i < items.size() && i < kPartsShown; ++i) {
    if (i) out += ", ";
    out += show_json(shape, f, item, items[i], row, currency);
  }
  if (items.size() > kPartsShown) out += " and " + std::to_string(items.size() - kPartsShown) + " more";
  return out;
}

std::string currency_of(const Shape& shape, const Field& f, const Json& row, std::string_view given) {
  const Field* named = f.currency.empty() ? nullptr : shape.find(f.currency);
  return std::string(named ? row.text(named->wire) : given);
}

std::string show_json(const Shape& shape, const Field& f, const TypeOps& type, const Json& value, const Json& row,
                      std::string_view currency) {
  const std::string* text = value.if_text();
  switch (type.kind) {
    case Kind::integer: return value.if_int() ? ui::format_number(*value.if_int(), 0) : "";
    case Kind::boolean: return value.if_bool() ? (*value.if_bool() ? "Yes" : "No") : "";
    case Kind::money:
      return value.if_int() ? format_money({*value.if_int()}, currency_of(shape, f, row, currency)) : "";
    case Kind::timestamp: return text ? format_moment(*text) : "";
    case Kind::date: return text ? format_day_of(*text) : "";
    case Kind::choice: return text ? words_of(*text) : "";
    case Kind::reference: return reference_name(f, row);
    case Kind::list: return value.if_array() ? show_list(shape, f, *type.item, *value.if_array(), row, currency) : "";
    case Kind::object: return show_part(*type.shape(), value, currency);
    case Kind::text: break;
  }
  return text ? *text : "";
}

}  // namespace

std::string reference_name(const Field& f, const Json& row) {
  if (f.wire.ends_with("Id")) {
    const std::string_view name = row.text(std::string(f.wire.substr(0, f.wire.size() - 2)) + "Name");
    if (!name.empty()) return std::string(name);
  }
  return std::string(row.text(f.wire).substr(0, 8));
}

std::string show_value(const Shape& shape, const Field& f, const Json& row, std::string_view currency) {
  const Json* value = row.find(f.wire);
  return value ? show_json(shape, f, *f.type, *value, row, currency) : std::string();
}

}  // namespace records
