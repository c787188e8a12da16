#pragma once

#include <concepts>
#include <utility>
#include <vector>

#include "model/describe.h"
#include "model/place.h"
#include "model/record.h"

class Workspace;

// How one type of row is made and copied when only its entity is known.
struct RowOps {
  void* (*make)();
  void* (*copy)(const void*);
  void (*assign)(void* to, const void* from);
  void (*destroy)(void*);
};

// A second path to the same rows: /api/users/{userId}/business-units/{buId} for assignments.
struct Nested {
  const Entity* owner = nullptr;
  std::string_view owner_field;  // "user_id"
  std::string_view embed;        // "businessUnitAssignments": the owner shows its rows under this key; may be empty
  std::string_view segment;      // "business-units"
  std::string_view key_field;    // "business_unit_id": what the last part of the path names, or the row's own id
  std::string_view list_field;   // "modules": a list that is a collection of its own below the row; may be empty
  std::string_view list_key;     // "module_id": the item's field that the path names
};

// Something that is made before it is offered, and taken back one day, as one of its fields says.
struct Offer {
  std::string_view field;  // "state"
  std::string_view draft;  // only for those who may change it platform-wide
  std::string_view open;   // for all who may read it anywhere; empty: whatever is no draft
};

// A resource: the SQL table, the REST collection, the permission prefix, the screen.
struct Entity : Shape {
  enum Verb : std::uint8_t { Create = 1, Change = 2, Archive = 4, Restore = 8 };
  // What must hold of a row among others. `before` is null at creation, `after` null when it is archived.
  // It may complete `after`, and save others. Called on every path that writes the row.
  using Rule = Outcome (*)(Workspace&, const void* before, void* after);

  std::string_view plural;  // "Hotels"
  const RowOps* rows;
  std::string_view home = {};                        // the reference to the scope that owns the row: "cluster_id"
  std::string_view title = "name";                   // the field people know a row by
  ScopeLevel scope = ScopeLevel::platform;           // the level of the tree that a row of this is; platform: none
  bool tenant_owned = false;                         // false: one of the few platform-wide tables
  bool common = false;                               // platform-wide, read by whoever holds the permission anywhere
  Offer offer = {};                                  // of a common one, when not all of it is for everybody
  std::string_view person = {};                      // the reference to who alone sees and writes the row: "user_id"
  bool (*platform_wide)(const void* row) = nullptr;  // true: a change of the row needs its permission platform-wide
  Nested nested = {};
  Rule rule = nullptr;
  std::uint8_t verbs = Create | Change | Archive | Restore;  // the generic actions it has
  std::uint8_t consequential = Archive;                      // those whose plan is shown before they are applied

 private:
  // Stands before those that call it: clang 14 must have seen it to evaluate them.
  template <class T>
  constexpr Entity with(T Entity::*member, std::type_identity_t<T> value) const {
    Entity e = *this;
    e.*member = value;
    return e;
  }

 public:
  constexpr Entity in(std::string_view home_field) const { return with(&Entity::home, home_field).owned(); }
  constexpr Entity owned() const { return with(&Entity::tenant_owned, true); }
  constexpr Entity titled(std::string_view field) const { return with(&Entity::title, field); }
  constexpr Entity is_scope(ScopeLevel level) const { return with(&Entity::scope, level); }
  constexpr Entity checked_by(Rule check) const { return with(&Entity::rule, check); }
  constexpr Entity nested_as(Nested path) const { return with(&Entity::nested, path); }
  constexpr Entity only(unsigned allowed) const { return with(&Entity::verbs, static_cast<std::uint8_t>(allowed)); }
  constexpr Entity planned(unsigned those) const {
    return with(&Entity::consequential, static_cast<std::uint8_t>(those));
  }
  constexpr Entity for_all() const { return with(&Entity::common, true); }
  constexpr Entity offered(Offer when) const { return for_all().with(&Entity::offer, when); }
  constexpr Entity private_to(std::string_view field) const { return with(&Entity::person, field); }
  constexpr Entity platform_when(bool (*is)(const void*)) const { return with(&Entity::platform_wide, is); }

  const Field* home_field() const { return home.empty() ? nullptr : find(home); }
  std::string title_of(const void* row) const;
};

namespace detail {
template <class T>
inline constexpr RowOps kRowOps{[]() -> void* { return new T(); },
                                [](const void* row) -> void* { return new T(*static_cast<const T*>(row)); },
                                [](void* to, const void* from) { *static_cast<T*>(to) = *static_cast<const T*>(from); },
                                [](void* row) { delete static_cast<T*>(row); }};
}  // namespace detail

template <std::derived_from<Record> T>
constexpr Entity resource(std::string_view table, std::string_view label, std::string_view plural,
                          std::span<const Field> fields) {
  return Entity{{table, label, fields}, plural, &detail::kRowOps<T>};
}

template <class T>
concept Stored = std::derived_from<T, Record> && requires(const T* t) {
  entity_of(t);
};
template <Stored T>
constexpr const Entity& entity() {
  return entity_of(static_cast<const T*>(nullptr));
}

// A row known only through its entity.
class Row {
 public:
  explicit Row(const Entity& of) : entity_(&of), data_(of.rows->make()) {}
  Row(const Entity& of, const void* copied) : entity_(&of), data_(of.rows->copy(copied)) {}
  Row(Row&& other) noexcept : entity_(other.entity_), data_(std::exchange(other.data_, nullptr)) {}
  Row(const Row& other) : Row(*other.entity_, other.data_) {}
  Row& operator=(Row other) noexcept {
    std::swap(entity_, other.entity_);
    std::swap(data_, other.data_);
    return *this;
  }
  ~Row() {
    if (data_) entity_->rows->destroy(data_);
  }

  const Entity& entity() const { return *entity_; }
  void* data() { return data_; }
  const void* data() const { return data_; }
  Record& record() { return record_of(data_); }
  const Record& record() const { return record_of(data_); }
  template <Stored T>
  T& as() {
    return *static_cast<T*>(data_);
  }
  template <Stored T>
  const T& as() const {
    return *static_cast<const T*>(data_);
  }

 private:
  const Entity* entity_;
  void* data_;
};

// Any column of a row: the record's own fields first, then the entity's.
const Field* find_column(const Entity&, std::string_view name);
const Field* find_column_wire(const Entity&, std::string_view key);
// The whole row as clients see it: id, its fields, version and times.
Json row_json(const Entity&, const void* row, View view = {});
