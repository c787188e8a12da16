#pragma once

#include "ui/item.h"

namespace ui {

enum class Look : std::uint8_t { secondary, primary, danger, ghost };

struct ButtonOptions {
  Look look = Look::secondary;
  const char* icon = nullptr;
  std::string_view disabled_because = {};  // not empty: it cannot be pressed, and says why
  std::string_view tip = {};
  std::string_view name = {};  // for readers, when the label alone does not say enough
  bool small = false;
  bool busy = false;
  bool pressed = false;  // a toggle that is down
  bool popup = false;    // opens something
  float width = 0;
};

bool button(std::string_view label, const ButtonOptions& = {});
bool icon_button(const char* icon, std::string_view name, const ButtonOptions& = {});
bool link(std::string_view label, std::string_view url);
float button_width(std::string_view label, const ButtonOptions& = {});

}  // namespace ui
