#include "api/schema.h"

#include <limits>

#include "api/naming.h"
#include "api/operation.h"
#include "api/row_view.h"

namespace {

using Use = Schemas::Use;

bool shown(const Field& f, Use use) {
  if (f.has(Field::Private)) return false;
  if (use == Use::answer) return true;
  return !f.has(Field::ReadOnly) && !(use == Use::change && f.has(Field::Fixed));
}

bool always_there(const Field& f, Use use) {
  if (use == Use::answer) return !f.type->nullable && !f.has(Field::Personal);
  return use == Use::create && f.has(Field::Required);
}

std::string name_in(const Shape& shape, Use use) {
  const std::string name = schema_name(shape.name);
  if (use == Use::answer) return name;
  return name + (use == Use::create ? "Input" : "Change");
}

Json text_schema(const char* format) { return Json::Object{{"type", "string"}, {"format", format}}; }

Json number_schema(const Field& f) {
  Json schema = Json::Object{{"type", "integer"}, {"format", "int64"}};
  if (f.low != std::numeric_limits<std::int64_t>::min()) schema.set("minimum", f.low);
  if (f.high != std::numeric_limits<std::int64_t>::max()) schema.set("maximum", f.high);
  return schema;
}

Json choice_schema(const TypeOps& type) {
  Json choices = Json::array();
  for (const std::string_view choice : type.choices) choices.push(choice);
  return Json::Object{{"type", "string"}, {"enum", std::move(choices)}};
}

void allow_null(Json& schema) {
  Json& type = *schema.find("type");
  type = Json::Array{type, "null"};
  if (Json* choices = schema.find("enum")) choices->push(Json());
}

}  // namespace

Json Schemas::of_type(const Field& f, const TypeOps& type, Use use) {
  switch (type.kind) {
    case Kind::text: {
      Json schema = Json::Object{{"type", "string"}};
      if (use != Use::answer) schema.set("maxLength", std::int64_t{f.longest});
      return schema;
    }
    case Kind::integer: return number_schema(f);
    case Kind::money: return number_schema(f).set("description", "Minor units of the currency");
    case Kind::boolean: return Json::Object{{"type", "boolean"}};
    case Kind::timestamp: return text_schema("date-time");
    case Kind::date: return text_schema("date");
    case Kind::reference: return text_schema("uuid");
    case Kind::choice: return choice_schema(type);
    case Kind::object: return refer(*type.shape(), use == Use::change ? Use::create : use);
    case Kind::list: break;
  }
  Json schema = list_schema(of_type(f, *type.item, use == Use::change ? Use::create : use));
  if (use != Use::answer) schema.set("maxItems", std::int64_t{f.longest});
  return schema;
}

Json Schemas::of_field(const Field& f, Use use) {
  Json schema = of_type(f, *f.type, use);
  if (schema.find("$ref")) return schema;
  if (!schema.find("description")) schema.set("description", f.hint.empty() ? f.label : f.hint);
  const bool cleared = f.type->nullable || (f.kind() == Kind::text && !f.has(Field::Required));
  if (use == Use::change && cleared) allow_null(schema);
  return schema;
}

void Schemas::add_fields(const Shape& shape, Use use, std::string_view left_out, Json& properties, Json& required) {
  for (const Field& f : shape.fields) {
    if (!shown(f, use) || f.name == left_out) continue;
    properties.set(f.wire, of_field(f, use));
    if (always_there(f, use)) required.push(f.wire);
  }
}

Json Schemas::of_shape(const Shape& shape, Use use, std::string_view left_out) {
  Json properties = Json::object(), required = Json::array();
  add_fields(shape, use, left_out, properties, required);
  Json schema = Json::Object{{"type", "object"}, {"title", shape.label}, {"properties", std::move(properties)}};
  if (!required.if_array()->empty()) schema.set("required", std::move(required));
  if (use != Use::answer) schema.set("additionalProperties", false);
  return schema;
}

Json Schemas::refer(const Shape& shape, Use use, std::string_view left_out) {
  const std::string name = name_in(shape, use);
  if (!lacks(name)) return schema_reference(name);
  all_[name] = {};  // it may refer to itself
  all_[name] = of_shape(shape, use, left_out);
  return schema_reference(name);
}

Json Schemas::refer(const Entity& entity, Use use) {
  const std::string name = name_in(entity, use);
  if (!lacks(name)) return schema_reference(name);
  all_[name] = {};
  if (use != Use::answer) {
    all_[name] = of_shape(entity, use);
    return schema_reference(name);
  }
  Json properties = Json::object(), required = Json::array();
  add_fields(record_shape(), use, {}, properties, required);
  add_fields(entity, use, {}, properties, required);
  for (const Field& f : entity.fields)
    if (const std::string key = name_key(entity, f); !key.empty())
      properties.set(key, Json::Object{{"type", "string"}});
  for (const Entity* part : catalogue_.embeds(entity))
    properties.set(part->nested.embed, list_schema(refer(*part, use)));
  all_[name] = Json::Object{{"type", "object"},
                            {"title", entity.label},
                            {"properties", std::move(properties)},
                            {"required", std::move(required)}};
  return schema_reference(name);
}

Json Schemas::all() const {
  Json::Object out;
  for (const auto& [name, schema] : all_) out.push_back({name, schema});
  return out;
}
