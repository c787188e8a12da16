#include "model/types.h"

#include "core/time.h"

namespace {

template <class T>
const T& as(const void* at) {
  return *static_cast<const T*>(at);
}
template <class T>
T& as(void* at) {
  return *static_cast<T*>(at);
}

bool take_int(const Json& v, std::int64_t& out) {
  const auto* i = v.if_int();
  if (i) out = *i;
  return i != nullptr;
}

}  // namespace

const TypeOps TypeOf<std::string>::ops{Kind::text, false,
                                       [](const void* at, const TypeOps&) -> Json { return as<std::string>(at); },
                                       [](void* at, const Json& v, const TypeOps&) {
                                         const auto* text = v.if_text();
                                         if (text) as<std::string>(at) = *text;
                                         else if (v.is_null()) as<std::string>(at).clear();
                                         return text || v.is_null();
                                       }};

const TypeOps TypeOf<std::int32_t>::ops{Kind::integer, false,
                                        [](const void* at, const TypeOps&) -> Json { return as<std::int32_t>(at); },
                                        [](void* at, const Json& v, const TypeOps&) {
                                          std::int64_t wide = 0;
                                          if (!take_int(v, wide) || wide != static_cast<std::int32_t>(wide))
                                            return false;
                                          as<std::int32_t>(at) = static_cast<std::int32_t>(wide);
                                          return true;
                                        }};

const TypeOps TypeOf<std::int64_t>::ops{
    Kind::integer, false, [](const void* at, const TypeOps&) -> Json { return as<std::int64_t>(at); },
    [](void* at, const Json& v, const TypeOps&) { return take_int(v, as<std::int64_t>(at)); }};

const TypeOps TypeOf<bool>::ops{Kind::boolean, false,
                                [](const void* at, const TypeOps&) -> Json { return as<bool>(at); },
                                [](void* at, const Json& v, const TypeOps&) {
                                  const bool* given = v.if_bool();
                                  if (given) as<bool>(at) = *given;
                                  return given != nullptr;
                                }};

const TypeOps TypeOf<Money>::ops{
    Kind::money, false, [](const void* at, const TypeOps&) -> Json { return as<Money>(at).minor; },
    [](void* at, const Json& v, const TypeOps&) { return take_int(v, as<Money>(at).minor); }};

const TypeOps TypeOf<Timestamp>::ops{
    Kind::timestamp, false, [](const void* at, const TypeOps&) -> Json { return format_timestamp(as<Timestamp>(at)); },
    [](void* at, const Json& v, const TypeOps&) {
      const auto* text = v.if_text();
      const auto parsed = text ? parse_timestamp(*text) : std::nullopt;
      if (parsed) as<Timestamp>(at) = *parsed;
      return parsed.has_value();
    }};

const TypeOps TypeOf<Date>::ops{Kind::date, false,
                                [](const void* at, const TypeOps&) -> Json { return format_date(as<Date>(at)); },
                                [](void* at, const Json& v, const TypeOps&) {
                                  const auto* text = v.if_text();
                                  const auto parsed = text ? parse_date(*text) : std::nullopt;
                                  if (parsed) as<Date>(at) = *parsed;
                                  return parsed.has_value();
                                }};

namespace detail {

Json read_uuid(const Uuid& id) { return id.is_nil() ? Json() : Json(to_text(id)); }

bool write_uuid(Uuid& out, const Json& v) {
  if (v.is_null()) {
    out = {};
    return true;
  }
  const auto* text = v.if_text();
  const auto parsed = text ? parse_uuid(*text) : std::nullopt;
  if (parsed) out = *parsed;
  return parsed.has_value();
}

int find_choice(const Json& v, const TypeOps& t) {
  if (const auto* text = v.if_text())
    for (std::size_t i = 0; i < t.choices.size(); ++i)
      if (t.choices[i] == *text) return static_cast<int>(i);
  return -1;
}

Json read_list(const void* at, const TypeOps& t) {
  Json::Array out;
  const std::size_t size = t.size(at);
  out.reserve(size);
  for (std::size_t i = 0; i < size; ++i) out.push_back(t.item->read(t.item_at(const_cast<void*>(at), i), *t.item));
  return out;
}

bool write_list(void* at, const Json& v, const TypeOps& t) {
  const auto* items = v.if_array();
  if (!items && !v.is_null()) return false;
  const std::size_t size = items ? items->size() : 0;
  t.resize(at, 0);
  t.resize(at, size);
  for (std::size_t i = 0; i < size; ++i)
    if (!t.item->write(t.item_at(at, i), (*items)[i], *t.item)) return false;
  return true;
}

Json read_object(const void* at, const TypeOps& t) {
  Json::Object out;
  for (const Field& f : t.shape()->fields) {
    Json value = f.read(at);
    if (!value.is_null()) out.push_back({std::string(f.wire), std::move(value)});
  }
  return out;
}

bool write_object(void* at, const Json& v, const TypeOps& t) {
  if (!v.if_object()) return false;
  for (const Field& f : t.shape()->fields)
    if (const Json* given = v.find(f.wire); given && !f.write(at, *given)) return false;
  return true;
}

}  // namespace detail

const Field* Shape::find(std::string_view wanted) const {
  for (const Field& f : fields)
    if (f.name == wanted) return &f;
  return nullptr;
}

const Field* Shape::find_wire(std::string_view key) const {
  for (const Field& f : fields)
    if (f.wire == key) return &f;
  return nullptr;
}
