#pragma once

#include <string_view>

#include "ui/button.h"

namespace ui {

// The head of a screen: what it is, and its one primary action at the top right. True when that was pressed.
struct PageHead {
  std::string_view title = {};
  std::string_view words = {};
  std::string_view action = {};
  const char* icon = nullptr;
  std::string_view disabled_because = {};
};
bool page_head(const PageHead&);

void begin_page_body(std::string_view key);  // padded, scrolls
void end_page_body();

void begin_bar(float steps_of_padding = 6);  // a line of filters and buttons
void end_bar();

}  // namespace ui
