#pragma once

#include "model/workspace.h"

// A series of numbers without gaps within one organisation, such as "OR-0001-2026".
struct Counter : Record {
  std::string series;
  std::int64_t last = 0;
};
extern const Entity kCounters;
constexpr const Entity& entity_of(const Counter*) { return kCounters; }

// The next number, taken within the transaction: one that is rolled back gives it back.
Result<std::int64_t> next_number(const Uuid& organisation, const std::string& series, Workspace&);
// "S-2026-0007".
std::string numbered(std::string_view series, std::int64_t number, std::size_t digits);
