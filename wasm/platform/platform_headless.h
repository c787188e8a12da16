#pragma once

#include <string>
#include <string_view>

#include "platform/platform.h"

// What native tests do to the world outside.
namespace platform::headless {

void set_display(const Display&);
void set_assets(std::string_view folder);  // where asset() looks for files
void frame();                              // draws one frame, asked for or not
int settle();                              // draws until nothing asks for a frame; how many frames that took
void pass(double milliseconds);            // moves the clock
void visit(std::string_view location);     // as if the person had gone back or forward
std::string title();
std::string copied();

}  // namespace platform::headless
