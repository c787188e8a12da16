#pragma once

#include <string>
#include <string_view>

// A month as "2026-11", chosen by its name and stepped from one to the next. True when it is another now.
bool draw_month_field(std::string_view label, std::string& month);
std::string month_words(std::string_view month);  // "November 2026"
