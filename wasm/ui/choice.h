#pragma once

#include "ui/item.h"

namespace ui {

struct ChoiceOptions {
  std::string_view help = {};
  std::string_view disabled_because = {};
  bool mixed = false;
  bool hide_label = false;
};

bool checkbox(std::string_view label, bool& value, const ChoiceOptions& = {});
bool toggle(std::string_view label, bool& value, const ChoiceOptions& = {});
void draw_tick(const ImRect& box, bool on, bool mixed, bool enabled);

}  // namespace ui
