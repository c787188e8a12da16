#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

// What a connection has prepared, by its SQL.
template <class Prepared>
using StatementCache = std::unordered_map<std::string, std::unique_ptr<Prepared>, TextHash, std::equal_to<>>;

inline constexpr std::size_t kMostStatements = 512;
