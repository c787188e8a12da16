#include "model/record.h"

#include "core/text.h"
#include "model/describe.h"

namespace {

constexpr Field kFields[] = {
    field<&Record::id>("ID").read_only(),
    field<&Record::tenant>("Organisation").read_only(),
    field<&Record::version>("Version").read_only(),
    field<&Record::created_at>("Created").read_only().filterable(),
    field<&Record::created_by>("Created by").read_only(),
    field<&Record::updated_at>("Updated").read_only().filterable(),
    field<&Record::updated_by>("Updated by").read_only(),
    field<&Record::archived_at>("Archived").read_only(),
    field<&Record::archived_by>("Archived by").read_only(),
};
static_assert(describes<Record>(kFields));

bool shown(const Field& f, const View& view) {
  return view.stored || (!f.has(Field::Private) && (view.personal || !f.has(Field::Personal)));
}

std::string joined(std::string_view prefix, std::string_view name) {
  return prefix.empty() ? std::string(name) : std::string(prefix) + "." + std::string(name);
}

std::string expected(const TypeOps& type) {
  switch (type.kind) {
    case Kind::text: return "must be text";
    case Kind::integer: return "must be a whole number";
    case Kind::money: return "must be a whole number of minor units";
    case Kind::boolean: return "must be true or false";
    case Kind::timestamp: return "must be a time such as 2026-01-31T09:30:00Z";
    case Kind::date: return "must be a date such as 2026-01-31";
    case Kind::reference: return "must be an identifier";
    case Kind::list: return "must be a list";
    case Kind::object: return "must be an object";
    case Kind::choice: break;
  }
  std::string text = "must be one of";
  for (std::size_t i = 0; i < type.choices.size(); ++i) {
    text += i ? ", " : " ";
    text += type.choices[i];
  }
  return text;
}

void read_fields(const Shape&, const Json&, void* record, Writing, const std::string& path, std::vector<Fault>&);

void drop_blanks(std::string& text) { text = std::string(trim(text)); }

void read_value(const Field& f, const TypeOps& type, const Json& given, void* at, Writing writing,
                const std::string& path, std::vector<Fault>& faults) {
  if (type.kind == Kind::object && given.if_object()) {
    read_fields(*type.shape(), given, at, writing, path, faults);
  } else if (type.kind == Kind::list && given.if_array()) {
    const Json::Array& items = *given.if_array();
    type.resize(at, 0);
    type.resize(at, items.size());
    for (std::size_t i = 0; i < items.size(); ++i)
      read_value(f, *type.item, items[i], type.item_at(at, i), Writing::create, path + "[" + std::to_string(i) + "]",
                 faults);
  } else if (!type.write(at, given, type)) {
    faults.push_back({path, expected(type)});
  } else if (f.form && type.kind == Kind::text) {
    drop_blanks(*static_cast<std::string*>(at));
  }
}

void read_fields(const Shape& shape, const Json& json, void* record, Writing writing, const std::string& path,
                 std::vector<Fault>& faults) {
  for (const auto& [key, value] : *json.if_object()) {
    const Field* f = shape.find_wire(key);
    if (!f || f->has(Field::Private)) faults.push_back({joined(path, key), "is not a field of this"});
    else if (f->has(Field::ReadOnly))
      faults.push_back({joined(path, key), "is set by the platform and cannot be written"});
    else if (f->has(Field::Fixed) && writing == Writing::change && value != f->read(record))
      faults.push_back({joined(path, key), "is set once and cannot be changed here"});
    else read_value(*f, *f->type, value, f->at(record), writing, joined(path, key), faults);
  }
}

void check_value(const Field& f, const TypeOps& type, const void* at, const std::string& path,
                 std::vector<Fault>& faults);

void check_fields(const Shape& shape, const void* record, const std::string& path, std::vector<Fault>& faults) {
  for (const Field& f : shape.fields) check_value(f, *f.type, f.in(record), joined(path, f.wire), faults);
}

void check_text(const Field& f, const std::string& text, const std::string& path, std::vector<Fault>& faults) {
  if (!is_utf8(text)) return faults.push_back({path, "is not valid UTF-8"});
  const auto formed = f.form && !text.empty() ? f.form(path, text) : Outcome(Done{});
  if (!formed) return faults.push_back(formed.error().faults.front());
  if (text.size() <= f.longest) return;
  if (const std::size_t length = count_characters(text); length > f.longest)
    faults.push_back({path, "is " + std::to_string(length) + " characters long; at most " + std::to_string(f.longest) +
                                " are allowed"});
}

void check_value(const Field& f, const TypeOps& type, const void* at, const std::string& path,
                 std::vector<Fault>& faults) {
  if (type.kind == Kind::object) return check_fields(*type.shape(), at, path, faults);
  if (type.kind == Kind::list) {
    const std::size_t size = type.size(at);
    if (size > f.longest) faults.push_back({path, "has more than " + std::to_string(f.longest) + " items"});
    if (size == 0 && f.has(Field::Required)) faults.push_back({path, "is required"});
    for (std::size_t i = 0; i < size; ++i)
      check_value(f, *type.item, type.item_at(const_cast<void*>(at), i), path + "[" + std::to_string(i) + "]", faults);
    return;
  }
  const Json value = type.read(at, type);
  const std::string* text = value.if_text();
  if (f.has(Field::Required) && (value.is_null() || (text && text->empty()))) faults.push_back({path, "is required"});
  else if (text && type.kind == Kind::text) check_text(f, *text, path, faults);
  else if (const auto* number = value.if_int(); number && (*number < f.low || *number > f.high))
    faults.push_back({path, "must be between " + std::to_string(f.low) + " and " + std::to_string(f.high)});
}

}  // namespace

const Shape& record_shape() {
  static constexpr Shape kShape{"records", "Record", kFields};
  return kShape;
}

Json to_json(const Shape& shape, const void* record, View view) {
  Json::Object out;
  out.reserve(shape.fields.size());
  for (const Field& f : shape.fields) {
    if (!shown(f, view)) continue;
    Json value = f.read(record);
    if (view.stored || !value.is_null()) out.push_back({std::string(f.wire), std::move(value)});
  }
  return out;
}

void append_json(const Shape& shape, const void* record, std::string& out, View view) {
  write_json(to_json(shape, record, view), out);
}

std::vector<Fault> read_client(const Shape& shape, const Json& json, void* record, Writing writing) {
  std::vector<Fault> faults;
  if (!json.if_object()) faults.push_back({"", "must be an object"});
  else read_fields(shape, json, record, writing, "", faults);
  return faults;
}

std::vector<Fault> validate(const Shape& shape, const void* record) {
  std::vector<Fault> faults;
  check_fields(shape, record, "", faults);
  return faults;
}

std::vector<FieldChange> difference(const Shape& shape, const void* before, const void* after) {
  std::vector<FieldChange> changes;
  for (const Field& f : shape.fields) {
    if (f.has(Field::Private)) continue;
    Json old = before ? f.read(before) : Json();
    Json now = after ? f.read(after) : Json();
    if (old != now) changes.push_back({&f, std::move(old), std::move(now)});
  }
  return changes;
}
