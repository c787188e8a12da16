#pragma once

#include <string>

#include "core/json.h"

double number_of(const Json& row, std::string_view key);
std::string duration_text(double ms);           // "0.84 ms", "345 ms", "2.1 s"
std::string response_title(const Json& item);   // what the item is of: "GET /api/users", or an organisation's name
std::string organisation_of(const Json& item);  // "The platform itself" when it is of none
// One item beside the list: its quantiles, and the requests that show them.
void draw_response_details(const Json& item);
