#pragma once

#include <string>

#include "ui/item.h"

namespace ui {

// Label above, help below, and in its place what is wrong, in words.
struct FieldOptions {
  std::string_view help = {};
  std::string_view fault = {};
  std::string_view unit = {};  // inside the box, at its right
  std::string_view placeholder = {};
  std::string_view disabled_because = {};
  std::uint32_t flags = 0;  // kRequired, kPassword, kEmail, kNumeric, kRight
  bool changed = false;     // marked as differing from what is stored
  const char* icon = nullptr;
  float width = 0;          // 0: what is available, at most a form's width
  bool hide_label = false;  // still the name for readers
  std::size_t most = 2000;  // bytes
};

struct Edit {
  bool changed = false;
  bool submitted = false;  // Enter
  bool focused = false;
  explicit operator bool() const { return changed; }
};

Edit text_field(std::string_view label, std::string& value, const FieldOptions& = {});
Edit text_area(std::string_view label, std::string& value, int lines, const FieldOptions& = {});
Edit search_field(std::string_view label, std::string& value, float width);

// Since it was last asked: Enter was pressed in a box of one line, which sends a form.
bool take_entered();
// The next box to be drawn takes the focus: what a dialog asks for.
void focus_next_box(bool wanted);

// For widgets with a box of their own.
struct FieldBox {
  ImGuiID id = 0;
  ImRect box = {};
};
bool was_entered(const Item&);  // by Enter, in a box of one line
FieldBox begin_field(std::string_view label, const FieldOptions&, float height);
void end_field(const FieldOptions&);
void draw_box(const Item&, const ImRect& box, const FieldOptions&);
std::uint32_t field_flags(const FieldOptions&);

}  // namespace ui
