#include "ui/palette.h"

#include <algorithm>
#include <cmath>

#include "fonts/icons.h"
#include "platform/platform.h"
#include "ui/focus.h"
#include "ui/layout.h"
#include "ui/match.h"

namespace ui {
namespace {

constexpr int kRows = 9;

struct State {
  bool open = false;
  bool fresh = false;
  const PaletteWords* words = &kFindAnything;
  std::string typed = {};
  std::vector<PaletteEntry> entries = {};
  int at = 0;
  ImGuiID return_to = 0;
};

State state;

void collect(PaletteSource source) {
  std::vector<PaletteEntry> all;
  source(state.typed, all);
  std::erase_if(all, [](PaletteEntry& e) {
    const int score = std::max(match(e.label, state.typed), match(e.detail, state.typed) / 2);
    e.weight += score;
    return score == 0;
  });
  std::stable_sort(all.begin(), all.end(),
                   [](const PaletteEntry& a, const PaletteEntry& b) { return a.weight > b.weight; });
  constexpr std::size_t kMost = 50;
  if (all.size() > kMost) all.resize(kMost);
  state.entries = std::move(all);
  state.at = std::clamp(state.at, 0, std::max(0, static_cast<int>(state.entries.size()) - 1));
}

// Who chose goes on at the title of what comes, which takes the focus when nothing else does.
void close(bool chosen) {
  state.open = false;
  ImGui::CloseCurrentPopup();
  if (!chosen) return_focus(state.return_to);
  platform::request_frame();
}

ImGuiID entry_id(ImGuiID list, int i) { return ImHashData(&i, sizeof i, list); }

void type(const ImRect& box, ImGuiID list) {
  const ImGuiID id = id_of("typed");
  if (mirror::take_input(id, state.typed)) state.at = 0;
  const ImRect inner(box.Min.x + theme::grid(9), box.Min.y, box.Max.x, box.Max.y);
  const Item it = item_at(id, inner,
                          {.role = Role::combobox,
                           .name = state.words->field,
                           .value = state.typed,
                           .flags = mirror::kFocusable | mirror::kExpandable | mirror::kExpanded,
                           .active = state.entries.empty() ? 0 : entry_id(list, state.at)});
  if (state.fresh) mirror::focus(id);
  state.fresh = false;
  paint::glyph({box.Min.x + theme::grid(6), box.GetCenter().y}, icon::kSearch, theme::colors().muted);
  const ImRect words = paint::inset(inner, theme::grid(2.5F), 0);
  if (state.typed.empty()) paint::text_in(words, Face::body, theme::colors().muted, state.words->placeholder);
  else if (!it.focused) paint::text_in(words, Face::body, theme::colors().text, state.typed);
  paint::line_across(box.Min.x, box.Max.x, box.Max.y, theme::colors().border);
}

bool draw_entry(const PaletteEntry& e, ImGuiID id, const ImRect& box, bool current, int position) {
  const theme::Colors& c = theme::colors();
  const Item it = item_at(id, box,
                          {.role = Role::option,
                           .name = e.label,
                           .help = e.detail,
                           .flags = mirror::kSelectable | mirror::kRoving | (current ? mirror::kSelected : 0U),
                           .position = position,
                           .count = static_cast<int>(state.entries.size())});
  if (!it.visible) return it.pressed;
  if (current || it.hovered) paint::fill(box, current ? c.select : c.hover);
  const float x = box.Min.x + theme::grid(3);
  if (e.icon != nullptr)
    paint::glyph({x + theme::sizes().icon / 2, box.GetCenter().y}, e.icon, current ? c.accent : c.muted);
  const ImRect inner(x + theme::sizes().icon + theme::grid(2.5F), box.Min.y, box.Max.x - theme::grid(3), box.Max.y);
  const float detail = std::fmin(paint::text_width(Face::small, e.detail), inner.GetWidth() * 0.5F);
  paint::text_in({inner.Max.x - detail, inner.Min.y, inner.Max.x, inner.Max.y}, Face::small, c.muted, e.detail);
  paint::text_in({inner.Min.x, inner.Min.y, inner.Max.x - detail - theme::grid(3), inner.Max.y}, Face::body, c.text,
                 e.label);
  return it.pressed;
}

int draw_entries(const ImRect& box, ImGuiID list) {
  const int count = static_cast<int>(state.entries.size());
  const float row = theme::sizes().row;
  int chosen = -1;
  mirror::open(list, box, {.role = Role::listbox, .name = "Results"});
  ImGui::SetCursorScreenPos(box.Min);
  begin_scroll("results", box.GetSize(), 2);
  const ImVec2 at = ImGui::GetCurrentWindow()->DC.CursorPos;
  const bool moved = key(ImGuiKey_DownArrow) || key(ImGuiKey_UpArrow);
  for (int i = 0; i < count; ++i) {
    const float top = at.y + row * static_cast<float>(i);
    const ImRect place(at.x, top, at.x + available(), top + row);
    if (draw_entry(state.entries[static_cast<std::size_t>(i)], entry_id(list, i), place, i == state.at, i + 1))
      chosen = i;
    if (moved && i == state.at)
      ImGui::ScrollToRect(ImGui::GetCurrentWindow(), place, ImGuiScrollFlags_KeepVisibleEdgeY);
  }
  if (count > 0) plain({0, row * static_cast<float>(count)});
  else label("  Nothing matches. Try another word.", Face::body);
  end_scroll(2);
  mirror::close();
  return chosen;
}

}  // namespace

bool palette_shows(const PaletteWords& words) { return state.open && state.words == &words; }

void open_palette(const PaletteWords& words) {
  state = {.open = true, .fresh = true, .words = &words, .return_to = mirror::focused()};
  ImGui::OpenPopupEx(ImHashStr("palette"), ImGuiPopupFlags_None);
  platform::request_frame();
}

bool draw_palette(PaletteSource source, PaletteEntry& chosen) {
  if (chord(ImGuiKey_K) && !state.open) open_palette();
  if (!state.open) return false;
  collect(source);                  // more may have arrived
  const bool opened = state.fresh;  // the key that opened it chooses nothing
  const int step = key(ImGuiKey_DownArrow) ? 1 : key(ImGuiKey_UpArrow) ? -1 : 0;
  const int count = static_cast<int>(state.entries.size());
  if (count > 0) state.at = (state.at + step + count) % count;
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float width = std::fmin(theme::sizes().palette, screen.x - theme::grid(4));
  const float head = theme::grid(12);
  const float rows = static_cast<float>(std::clamp(count, 1, kRows)) * theme::sizes().row + theme::grid(9);
  const ImVec2 at{std::round((screen.x - width) / 2), std::round(std::fmin(screen.y * 0.14F, theme::grid(30)))};
  const ImRect box(at.x, at.y, at.x + width, at.y + std::fmin(head + rows, screen.y - at.y - theme::grid(2)));
  ImGui::SetNextWindowPos(box.Min);
  ImGui::SetNextWindowSize(box.GetSize());
  const ImGuiID id = ImHashStr("palette");
  if (!ImGui::BeginPopupEx(id, ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_Modal)) {
    state.open = false;
    return false;
  }
  paint::shadow(box);
  paint::fill(box, theme::colors().raised);
  paint::outline(box, theme::colors().border);
  mirror::open_at_root(id, box, {.role = Role::dialog, .name = state.words->name, .flags = mirror::kModal});
  const ImGuiID list = id_of("results");
  type({box.Min.x, box.Min.y, box.Max.x, box.Min.y + head}, list);
  int picked = draw_entries({box.Min.x, box.Min.y + head + theme::sizes().hairline, box.Max.x, box.Max.y}, list);
  if (!opened && key(ImGuiKey_Enter, false) && count > 0 && picked < 0) picked = state.at;
  if (picked >= 0) chosen = state.entries[static_cast<std::size_t>(picked)];
  const bool outside = ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !box.Contains(ImGui::GetIO().MousePos);
  if (picked >= 0 || outside || key(ImGuiKey_Escape, false)) close(picked >= 0);
  mirror::close();
  ImGui::EndPopup();
  return picked >= 0;
}

}  // namespace ui
