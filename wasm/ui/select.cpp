#include "ui/select.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "fonts/icons.h"
#include "ui/layout.h"
#include "ui/match.h"
#include "ui/popup.h"
#include "ui/tooltip.h"

namespace ui {
namespace {

constexpr int kShown = 8;

// Only one list is open at a time.
struct Open {
  ImGuiID id = 0;
  std::string typed = {};
  int at = 0;            // in `found`
  bool entered = false;  // before the options had arrived
  std::vector<int> found = {};
};

Open open;

int score(const Option& o) { return std::max(match(o.label, open.typed), match(o.detail, open.typed)); }

// In the order given until something is typed, then the best answer first.
void find_options(std::span<const Option> options) {
  open.found.clear();
  const auto option = [&](int i) -> const Option& { return options[static_cast<std::size_t>(i)]; };
  for (int i = 0; i < static_cast<int>(options.size()); ++i)
    if (open.typed.empty() || score(option(i)) > 0) open.found.push_back(i);
  if (!open.typed.empty())
    std::stable_sort(open.found.begin(), open.found.end(),
                     [&](int a, int b) { return score(option(a)) > score(option(b)); });
  open.at = std::clamp(open.at, 0, std::max(0, static_cast<int>(open.found.size()) - 1));
}

void start(ImGuiID id, int chosen, std::span<const Option> options) {
  open = {.id = id};
  find_options(options);
  open.at = std::max(0, chosen);
  open_popup(id);
}

ImGuiID option_id(ImGuiID list, int index) { return ImHashData(&index, sizeof index, list); }

bool draw_option(ImGuiID id, const ImRect& box, const Option& o, bool current, bool chosen, int position, int count) {
  const theme::Colors& c = theme::colors();
  const Item it = item_at(id, box,
                          {.role = Role::option,
                           .name = o.label,
                           .help = o.detail,
                           .flags = mirror::kSelectable | (chosen ? mirror::kSelected : 0U),
                           .position = position,
                           .count = count});
  bool hovered = false;
  bool held = false;
  const bool pressed = ImGui::ButtonBehavior(box, id, &hovered, &held) || mirror::take_activation(id);
  if (current || hovered) paint::fill(box, current ? c.select : c.hover, theme::grid(1));
  const ImRect inner = paint::inset(box, theme::grid(2), 0);
  if (it.visible) {
    paint::text_in({inner.Min.x, inner.Min.y, inner.Max.x - theme::sizes().icon, inner.Max.y}, Face::body, c.text,
                   o.label);
    const float used = paint::text_width(Face::body, o.label) + theme::grid(2);
    if (!o.detail.empty())
      paint::text_in({inner.Min.x + used, inner.Min.y, inner.Max.x - theme::sizes().icon, inner.Max.y}, Face::small,
                     c.muted, o.detail);
    if (chosen) paint::glyph({inner.Max.x - theme::sizes().icon / 2, inner.GetCenter().y}, icon::kCheck, c.accent);
  }
  return pressed;
}

int draw_list(const ImRect& anchor, int chosen, std::span<const Option> options) {
  const float row = theme::sizes().control;
  const float pad = theme::grid(1);
  const int count = static_cast<int>(open.found.size());
  const float lines = static_cast<float>(std::clamp(count, 1, kShown));
  int picked = -1;
  if (!begin_popup(open.id, anchor, anchor.GetWidth(), lines * row + 2 * pad,
                   {.role = Role::listbox, .name = "Options"}))
    return -1;
  ImGui::SetCursorScreenPos({ImGui::GetCurrentWindow()->Pos.x, ImGui::GetCurrentWindow()->Pos.y + pad});
  begin_scroll("options", {anchor.GetWidth(), lines * row}, 0);
  const ImVec2 at = ImGui::GetCurrentWindow()->DC.CursorPos;
  const float width = anchor.GetWidth();
  for (int i = 0; i < count; ++i) {
    const int index = open.found[static_cast<std::size_t>(i)];
    const float top = at.y + row * static_cast<float>(i);
    const ImRect box(at.x + pad, top, at.x + width - pad, top + row);
    if (draw_option(option_id(open.id, index), box, options[static_cast<std::size_t>(index)], i == open.at,
                    index == chosen, i + 1, count))
      picked = index;
    if (i == open.at && (key(ImGuiKey_DownArrow) || key(ImGuiKey_UpArrow)))
      ImGui::ScrollToRect(ImGui::GetCurrentWindow(), box, ImGuiScrollFlags_KeepVisibleEdgeY);
  }
  if (count == 0) label(" Nothing matches", Face::body);
  else plain({0, row * static_cast<float>(count)});
  end_scroll(0);
  open.entered = open.entered || key(ImGuiKey_Enter, false);
  if (open.entered && count > 0) picked = open.found[static_cast<std::size_t>(open.at)];
  if (picked >= 0) close_popup();
  end_popup();
  return picked;
}

}  // namespace

std::string_view typed_in(ImGuiID list) { return open.id == list ? std::string_view(open.typed) : std::string_view(); }

bool select(std::string_view label, int& chosen, std::span<const Option> options, const FieldOptions& o) {
  const FieldBox field = begin_field(label, o, theme::sizes().control);
  const bool enabled = o.disabled_because.empty();
  const bool is_open = open.id == field.id && popup_is_open(field.id);
  // Taken before the box is mirrored: an older text would overwrite what is being typed.
  std::string typed = {};
  const bool typing = mirror::take_input(field.id, typed) && enabled;
  if (!is_open && typing) start(field.id, chosen, options);
  if (typing) {
    open.typed = typed;
    open.at = 0;
    open.entered = false;
  }
  if (is_open || typing) find_options(options);  // more may have arrived
  const std::string_view now = chosen >= 0 && chosen < static_cast<int>(options.size())
                                   ? options[static_cast<std::size_t>(chosen)].label
                                   : std::string_view();
  const ImGuiID current =
      is_open && !open.found.empty() ? option_id(open.id, open.found[static_cast<std::size_t>(open.at)]) : 0;
  const Item it = item_at(field.id, field.box,
                          {.role = Role::combobox,
                           .name = label,
                           .value = is_open || typing ? std::string_view(open.typed) : now,
                           .help = o.fault.empty() ? o.help : o.fault,
                           .flags = field_flags(o) | mirror::kExpandable | (is_open ? mirror::kExpanded : 0U),
                           .active = current});
  const bool asked = it.pressed || (it.focused && (key(ImGuiKey_DownArrow, false) || key(ImGuiKey_Enter, false)));
  if (!is_open && enabled && asked && !typing) start(field.id, chosen, options);
  if (it.visible) {
    draw_box(it, field.box, o);
    const ImRect inner = paint::inset(field.box, theme::grid(2.5F), 0);
    const bool hidden = it.focused && !(is_open && open.typed.empty()) && (is_open || !now.empty());
    if (!hidden)
      paint::text_in({inner.Min.x, inner.Min.y, inner.Max.x - theme::sizes().icon, inner.Max.y}, Face::body,
                     now.empty() || is_open || !enabled ? theme::colors().muted : theme::colors().text,
                     now.empty() ? o.placeholder : now);
    paint::glyph({inner.Max.x - theme::sizes().icon / 2, inner.GetCenter().y}, icon::kChevronDown,
                 theme::colors().muted);
  }
  tooltip(it, o.disabled_because);
  int picked = -1;
  if (is_open) {
    const int step = key(ImGuiKey_DownArrow) ? 1 : key(ImGuiKey_UpArrow) ? -1 : 0;
    open.at = std::clamp(open.at + step, 0, std::max(0, static_cast<int>(open.found.size()) - 1));
    picked = draw_list(field.box, chosen, options);
  }
  end_field(o);
  if (picked < 0 || picked == chosen) return false;
  chosen = picked;
  return true;
}

}  // namespace ui
