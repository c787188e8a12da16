#pragma once

#include <optional>
#include <set>
#include <vector>

#include "model/access.h"
#include "model/entity.h"

enum class Op : std::uint8_t { equal, not_equal, less, at_most, greater, at_least, in, contains, is_null, not_null };

struct Condition {
  const Field* field;
  Op op = Op::equal;
  Json value = {};  // in: an array
};

struct Order {
  const Field* field;
  bool descending = false;
};

enum class Archived : std::uint8_t { exclude, include, only };

// What to read of one entity. SQL is derived from it in functions/store, and tests answer it from memory.
struct Query {
  std::vector<Condition> where = {};
  std::vector<Order> order = {};  // the id is always the last, so that the order is total
  std::string search = {};        // folded words, all of which must occur in the searchable fields
  bool personal = true;           // false: what is personal is not searched
  Archived archived = Archived::exclude;
  const Reach* reach = nullptr;  // null: the platform itself reads
  std::optional<Uuid> tenant = {};
  std::optional<Reach::Scope> within = {};  // a list over HTTP: this part of the tree alone
  std::int64_t limit = 0;                   // 0: all
  std::vector<Json> after = {};  // keyset: the values of `order` and the id of the last row seen; empty: from the start

  template <auto M>
  Query& equal(const typename detail::Member<decltype(M)>::Type& value) {
    static constexpr Field kField = field<M>("");
    where.push_back({&kField, Op::equal, kField.type->read(&value, *kField.type)});
    return *this;
  }
  template <auto M>
  Query& one_of(Json::Array values) {
    static constexpr Field kField = field<M>("");
    where.push_back({&kField, Op::in, std::move(values)});
    return *this;
  }
  template <auto M>
  Query& one_of(const std::set<Uuid>& ids) {
    Json::Array values;
    for (const Uuid& id : ids) values.push_back(to_text(id));
    return one_of<M>(std::move(values));
  }
};

// "field:op:value[,value…];…" with ops eq ne lt le gt ge in like null notnull; a backslash takes the next character
// as it is. Only filterable fields and the record's own may be named; faults name the parameter.
Result<std::vector<Condition>> parse_filter(const Entity&, std::string_view text);
// "name,-createdAt"
Result<std::vector<Order>> parse_sort(const Entity&, std::string_view text);
bool satisfies(const Condition&, const void* row);
