#pragma once

#include <optional>
#include <type_traits>
#include <vector>

#include "core/names.h"
#include "core/types.h"
#include "model/field.h"

// Storable types. To add one: specialise TypeOf and define its ops in types.cpp.
template <class T>
struct TypeOf;
template <>
struct TypeOf<std::string> {
  static const TypeOps ops;
};
template <>
struct TypeOf<std::int32_t> {
  static const TypeOps ops;
};
template <>
struct TypeOf<std::int64_t> {
  static const TypeOps ops;
};
template <>
struct TypeOf<bool> {
  static const TypeOps ops;
};
template <>
struct TypeOf<Money> {
  static const TypeOps ops;
};
template <>
struct TypeOf<Timestamp> {
  static const TypeOps ops;
};
template <>
struct TypeOf<Date> {
  static const TypeOps ops;
};

// A described struct has `const Shape& shape_of(const T*)`, or `entity_of` when it is a resource.
template <class T>
  requires requires(const T* t) { entity_of(t); }
constexpr const Shape& shape_of(const T* t) { return entity_of(t); }
template <class T>
concept Shaped = requires(const T* t) {
  shape_of(t);
};
template <Shaped T>
constexpr const Shape& shape() {
  return shape_of(static_cast<const T*>(nullptr));
}

namespace detail {
Json read_uuid(const Uuid&);
bool write_uuid(Uuid&, const Json&);
int find_choice(const Json&, const TypeOps&);
Json read_list(const void*, const TypeOps&);
bool write_list(void*, const Json&, const TypeOps&);
Json read_object(const void*, const TypeOps&);
bool write_object(void*, const Json&, const TypeOps&);
}  // namespace detail

// Enumerators are spelled as in the source: on the wire, in SQL and on screen.
template <class E>
  requires std::is_enum_v<E>
struct TypeOf<E> {
  static Json read(const void* at, const TypeOps& t) {
    return t.choices[static_cast<std::size_t>(*static_cast<const E*>(at))];
  }
  static bool write(void* at, const Json& v, const TypeOps& t) {
    const int index = detail::find_choice(v, t);
    if (index >= 0) *static_cast<E*>(at) = static_cast<E>(index);
    return index >= 0;
  }
  static constexpr TypeOps ops{Kind::choice, false, read, write, names_of<E>};
};

// Null is the nil identifier.
template <class T>
struct TypeOf<Id<T>> {
  static Json read(const void* at, const TypeOps&) { return detail::read_uuid(static_cast<const Id<T>*>(at)->value); }
  static bool write(void* at, const Json& v, const TypeOps&) {
    return detail::write_uuid(static_cast<Id<T>*>(at)->value, v);
  }
  static constexpr TypeOps ops{Kind::reference, true, read, write};
};
template <>
struct TypeOf<Uuid> {
  static Json read(const void* at, const TypeOps&) { return detail::read_uuid(*static_cast<const Uuid*>(at)); }
  static bool write(void* at, const Json& v, const TypeOps&) { return detail::write_uuid(*static_cast<Uuid*>(at), v); }
  static constexpr TypeOps ops{Kind::reference, true, read, write};
};

template <class T>
struct TypeOf<std::optional<T>> {
  static constexpr const TypeOps& inner() { return TypeOf<T>::ops; }
  static Json read(const void* at, const TypeOps&) {
    const auto& value = *static_cast<const std::optional<T>*>(at);
    return value ? inner().read(&*value, inner()) : Json();
  }
  static bool write(void* at, const Json& v, const TypeOps&) {
    auto& value = *static_cast<std::optional<T>*>(at);
    if (v.is_null()) {
      value.reset();
      return true;
    }
    T given{};
    if (!inner().write(&given, v, inner())) return false;
    value = given;
    return true;
  }
};
template <class T>
  requires std::is_enum_v<T>
inline constexpr TypeOps kOptionalChoice{Kind::choice, true, TypeOf<std::optional<T>>::read,
                                         TypeOf<std::optional<T>>::write, names_of<T>};

namespace detail {
template <class T>
struct Ops {
  static constexpr const TypeOps* value = &TypeOf<T>::ops;
};
template <class T, Kind K>
inline constexpr TypeOps kOptional{K, true, TypeOf<std::optional<T>>::read, TypeOf<std::optional<T>>::write};
template <class T>
  requires std::is_enum_v<T>
struct Ops<std::optional<T>> {
  static constexpr const TypeOps* value = &kOptionalChoice<T>;
};
template <>
struct Ops<std::optional<Timestamp>> {
  static constexpr const TypeOps* value = &kOptional<Timestamp, Kind::timestamp>;
};
template <>
struct Ops<std::optional<Date>> {
  static constexpr const TypeOps* value = &kOptional<Date, Kind::date>;
};
template <>
struct Ops<std::optional<Money>> {
  static constexpr const TypeOps* value = &kOptional<Money, Kind::money>;
};
template <>
struct Ops<std::optional<std::int64_t>> {
  static constexpr const TypeOps* value = &kOptional<std::int64_t, Kind::integer>;
};
}  // namespace detail

template <Shaped T>
struct TypeOf<T> {
  static constexpr TypeOps ops{Kind::object, false,   detail::read_object,       detail::write_object,
                               {},           nullptr, [] { return &shape<T>(); }};
};

template <class T>
struct TypeOf<std::vector<T>> {
  using List = std::vector<T>;
  static constexpr TypeOps ops{Kind::list,
                               false,
                               detail::read_list,
                               detail::write_list,
                               {},
                               detail::Ops<T>::value,
                               nullptr,
                               [](const void* list) { return static_cast<const List*>(list)->size(); },
                               [](void* list, std::size_t i) -> void* { return &(*static_cast<List*>(list))[i]; },
                               [](void* list, std::size_t n) { static_cast<List*>(list)->resize(n); }};
};
