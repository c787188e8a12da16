#pragma once

#include <cstdint>
#include <string>

// The time of day where the viewer is.
namespace platform {

std::int64_t wall_clock_ms();                 // since the Unix epoch, UTC
int zone_offset_minutes(std::int64_t at_ms);  // east of UTC, at that moment
const std::string& zone_name();               // "Asia/Bangkok"
std::string random_key();                     // 32 hexadecimal digits that nobody can guess

}  // namespace platform
