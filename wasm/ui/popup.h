#pragma once

#include "ui/item.h"

namespace ui {

// What floats beside its anchor until it is left: Escape, a press elsewhere, or a choice.
void open_popup(ImGuiID);
bool popup_is_open(ImGuiID);
bool begin_popup(ImGuiID, const ImRect& anchor, float width, float height,
                 const mirror::Node&);  // end_popup() when true
void end_popup();
void close_popup();
bool dialog_is_open();  // what lies beneath is out of reach

struct MenuItem {
  const char* icon = nullptr;
  std::string_view label = {};
  std::string_view detail = {};
  std::string_view disabled_because = {};
  bool danger = false;
  bool checked = false;
};

// The index chosen, or -1. A menu below its anchor, opened with open_popup.
int menu(ImGuiID, const ImRect& anchor, const MenuItem* items, int count);

}  // namespace ui
