#pragma once

#include <string_view>

// True for the two capital letters of a country in ISO 3166-1, and nothing else.
bool is_country(std::string_view code);
