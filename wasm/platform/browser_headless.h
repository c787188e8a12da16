#pragma once

#include "platform/clock.h"
#include "platform/files.h"

// What native tests do to the clock and the files.
namespace platform::headless {

void set_wall_clock(std::int64_t ms);
void set_zone(std::string_view name, int minutes);
void choose(std::string_view name, std::string_view text);  // a file in answer to choose_files
void drop(std::string_view name, std::string_view text);
std::string saved();  // the address downloaded last

}  // namespace platform::headless
