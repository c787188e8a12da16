#pragma once

#include "store/list.h"

// How a page is looked for among rows that many or few of are asked for. Where many are, it is among the next few, in
// the order's index; gathering and ordering all of them would cost far more.

// Whether rows can be looked at one by one: an index must hold the order.
bool may_look_by_row(const Tables& tables, const Entity& entity, const Query& query, const ListOptions& options);

// The keyset of the last of so many rows to look at; empty when there are not so many.
Result<std::vector<Json>> find_window_end(Database& database, const Entity& entity, const Query& query,
                                          std::int64_t rows);

// Whether so few rows are asked for that they are gathered without a thought, as far as that can be told without
// finding all of them. `known` may be null.
class Few {
 public:
  Few(Database& database, const Tables& tables, const Entity& entity, const Query& query, KnownFew* known);
  std::optional<bool> remembered() const { return known_ ? known_->recall(question_) : std::nullopt; }
  Result<bool> found() const;

 private:
  Database& database_;
  KnownFew* known_;
  SqlText sql_;
  std::size_t question_ = 0;
};
