#pragma once

#include <span>
#include <string_view>

#include "model/place.h"

// The roles that every installation has. They are part of the product, so nobody can break them.
struct BuiltInRole {
  std::string_view key;    // "hotel_admin"
  std::string_view label;  // "Hotel admin"
  std::string_view purpose;
  ScopeLevel level;  // where it is given
  bool all_modules;  // admin level in every licensed module of the hotel
  bool personal;     // sees personal data
  std::span<const std::string_view> permissions;
  std::span<const std::string_view> may_give;  // eligibility: the roles its holder may give within the scope
};

std::span<const BuiltInRole> built_in_roles();
const BuiltInRole* find_built_in_role(std::string_view key);
