#include "ui/keyboard_map.h"

#include "ui/dialog.h"
#include "ui/layout.h"

namespace ui {
namespace {

constexpr Shortcut kEverywhere[] = {{"Ctrl K", "Find a screen, record or action"},
                                    {"?", "Show this list"},
                                    {"Tab", "Go to the next control"},
                                    {"Esc", "Close what is on top"},
                                    {"\u2191 \u2193", "Move in a table, tree or list"},
                                    {"Page \u2191 \u2193", "Scroll"},
                                    {"Space", "Select the row"},
                                    {"Shift \u2191 \u2193", "Select a range"},
                                    {"Enter", "Open the row"},
                                    {"Ctrl Enter", "Save the form"}};

bool is_open = false;

bool asked() {
  for (const ImWchar c : ImGui::GetIO().InputQueueCharacters)
    if (c == '?') return true;
  return false;
}

void rows(std::span<const Shortcut> shortcuts) {
  for (const Shortcut& s : shortcuts) {
    const Item it = plain({available(), theme::grid(7)});
    paint::text_in(it.rect, Face::body, theme::colors().text, s.does);
    const float width = paint::text_width(Face::small, s.keys) + theme::grid(4);
    const ImRect cap(it.rect.Max.x - width, it.rect.Min.y + theme::grid(0.5F), it.rect.Max.x,
                     it.rect.Max.y - theme::grid(0.5F));
    paint::fill(cap, theme::colors().skeleton, theme::grid(1));
    paint::text_in(cap, Face::small, theme::colors().text, s.keys, Align::centre);
    mirror::open(0, it.rect, {.role = Role::listitem});
    mirror::leaf(0, it.rect, {.role = Role::text, .name = std::string(s.keys) + ": " + std::string(s.does)});
    mirror::close();
  }
}

}  // namespace

void open_keyboard_map() { is_open = true; }

void draw_keyboard_map(std::span<const Shortcut> more) {
  if (asked()) is_open = true;
  if (!begin_dialog("Keyboard", is_open)) return;
  mirror::open(0, ImGui::GetCurrentWindow()->Rect(), {.role = Role::list, .name = "Shortcuts"});
  rows(kEverywhere);
  rows(more);
  mirror::close();
  end_dialog();
}

}  // namespace ui
