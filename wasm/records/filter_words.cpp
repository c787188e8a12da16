#include "records/filter_words.h"

#include "records/name_of_record.h"
#include "records/words.h"

namespace records {
namespace {

constexpr std::string_view kWire[] = {"eq", "ne", "lt", "le", "gt", "ge", "in", "like", "null", "notnull"};
constexpr std::string_view kWords[] = {"is",          "is not",    "is below", "is at most", "is above",
                                       "is at least", "is one of", "contains", "is empty",   "is not empty"};
constexpr Op kText[] = {Op::contains, Op::equal, Op::not_equal};
constexpr Op kChoice[] = {Op::equal, Op::not_equal};
constexpr Op kMaybe[] = {Op::equal, Op::not_equal, Op::is_null, Op::not_null};
constexpr Op kNumber[] = {Op::at_least, Op::at_most, Op::equal};
constexpr Op kBoolean[] = {Op::equal};

std::string one_value(const Field& f, const Json& value) {
  if (f.kind() == Kind::reference && f.target && value.if_text()) {
    const std::string& name = name_of_record(*f.target, *value.if_text());
    return name.empty() ? value.if_text()->substr(0, 8) : name;
  }
  Json row = Json::object();
  row.set(f.wire, value);
  const std::string shown = show_value(Shape{}, f, row);
  return f.kind() == Kind::choice || f.kind() == Kind::boolean ? lower_first(shown) : shown;
}

void escape(std::string_view text, std::string& out) {
  for (const char c : text) {
    if (c == ';' || c == ',' || c == '\\' || c == ':') out += '\\';
    out += c;
  }
}

void write_value(const Json& value, std::string& out) {
  if (value.if_text()) escape(*value.if_text(), out);
  else out += to_json_text(value);
}

}  // namespace

std::string_view words_of(Op op) { return kWords[static_cast<std::size_t>(op)]; }

std::span<const Op> ops_of(const Field& f) {
  switch (f.kind()) {
    case Kind::integer:
    case Kind::money:
    case Kind::timestamp:
    case Kind::date: return kNumber;
    case Kind::boolean: return kBoolean;
    case Kind::choice: return f.type->nullable ? std::span<const Op>(kMaybe) : kChoice;
    case Kind::reference: return kMaybe;
    default: return kText;
  }
}

std::string sentence_of(const Condition& c) {
  std::string out = std::string(c.field->label) + " " + std::string(words_of(c.op));
  if (c.op == Op::is_null || c.op == Op::not_null) return out;
  out += ' ';
  const Json::Array* several = c.value.if_array();
  if (!several) return out + one_value(*c.field, c.value);
  for (std::size_t i = 0; i < several->size(); ++i) out += (i ? " or " : "") + one_value(*c.field, (*several)[i]);
  return out;
}

std::string to_filter(std::span<const Condition> conditions) {
  std::string out;
  for (const Condition& c : conditions) {
    if (!out.empty()) out += ';';
    out.append(c.field->wire).append(":").append(kWire[static_cast<std::size_t>(c.op)]);
    if (c.op == Op::is_null || c.op == Op::not_null) continue;
    out += ':';
    if (const Json::Array* several = c.value.if_array()) {
      for (std::size_t i = 0; i < several->size(); ++i) {
        if (i) out += ',';
        write_value((*several)[i], out);
      }
    } else {
      write_value(c.value, out);
    }
  }
  return out;
}

}  // namespace records
