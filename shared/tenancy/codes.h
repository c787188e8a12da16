#pragma once

#include <string_view>

#include "core/result.h"

// What the codes and names of the tree must look like. Each names the field at fault.
Outcome check_code(std::string_view field, std::string_view code);          // letters, digits and dashes
Outcome check_country(std::string_view field, std::string_view country);    // ISO 3166-1 alpha-2
Outcome check_currency(std::string_view field, std::string_view currency);  // ISO 4217, in use
Outcome check_colour(std::string_view field, std::string_view colour);      // "#RRGGBB" or nothing
Outcome check_time_zone(std::string_view field, std::string_view zone);     // of the tz database
