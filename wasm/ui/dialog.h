#pragma once

#include <string>
#include <string_view>

#include "ui/item.h"

namespace ui {

// Holds what lies beneath until it is answered. Escape closes it.
bool begin_dialog(std::string_view title, bool& open, float width = 0);  // end_dialog() when true
void end_dialog();
void close_abandoned_dialog();  // at the end of a frame: whoever opened it drew it no more

struct Confirm {
  std::string_view title;
  std::string_view words;
  std::string_view deed = {};   // names what will be done: "Delete plan"
  std::string_view typed = {};  // not empty: has to be typed first; only for what cannot come back
  bool danger = true;
};
bool confirm(const Confirm&, bool& open);  // true when it was confirmed

// Beside the list on wide screens, all of a narrow one.
bool begin_side_panel(std::string_view title, bool& open);  // end_side_panel() when true
void end_side_panel();
float side_panel_width();  // 0 where it covers everything

}  // namespace ui
