#pragma once

#include <string>
#include <string_view>

// True for "UTC" and every name of the tz database (2024 and later) that has an area: "Asia/Bangkok".
bool is_time_zone(std::string_view name);
