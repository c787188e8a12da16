#pragma once

#include <string_view>

#include "model/field.h"

// What the codes and names of the tree must look like. Each names the field at fault.
Outcome check_code(std::string_view field, std::string_view code);          // letters, digits and dashes
Outcome check_country(std::string_view field, std::string_view country);    // ISO 3166-1 alpha-2
Outcome check_currency(std::string_view field, std::string_view currency);  // ISO 4217, in use
Outcome check_colour(std::string_view field, std::string_view colour);      // "#RRGGBB" or nothing
Outcome check_time_zone(std::string_view field, std::string_view zone);     // of the tz database

constexpr Field as_code(Field f) {
  return f.required().unique().listed().filterable().searchable().up_to(20).formed(check_code);
}
constexpr Field as_country(Field f) {
  return f.required().listed().filterable().up_to(2).formed(check_country).help("Two letters, such as TH");
}
constexpr Field as_currency(Field f) { return f.required().filterable().up_to(3).formed(check_currency); }
