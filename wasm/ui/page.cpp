#include "ui/page.h"

#include <cmath>

#include "ui/layout.h"

namespace ui {

bool page_head(const PageHead& p) {
  const ImVec2 at = ImGui::GetCurrentWindow()->DC.CursorPos;
  const float side = theme::grid(theme::narrow() ? 4 : 6);
  const float right = at.x + available() - side;
  const ButtonOptions o{.look = Look::primary, .icon = p.icon, .disabled_because = p.disabled_because};
  const float action = p.action.empty() ? 0 : button_width(p.action, o) + theme::grid(4);
  const bool below = theme::narrow() && action > 0;  // the words stand under title and button
  ImGui::SetCursorScreenPos({at.x + side, at.y + theme::grid(5)});
  ImGui::BeginGroup();
  push_right_edge(right - action);
  heading(1, p.title);
  pop_right_edge();
  push_right_edge(below ? right : right - action);
  if (!p.words.empty()) {
    gap(below ? 3 : 1);
    muted(p.words);
  }
  pop_right_edge();
  ImGui::EndGroup();
  const float bottom = ImGui::GetItemRectMax().y + theme::grid(2);
  bool pressed = false;
  if (action > 0) {
    ImGui::SetCursorScreenPos({right - button_width(p.action, o), at.y + theme::grid(4)});
    pressed = button(p.action, o);
  }
  ImGui::SetCursorScreenPos({at.x, bottom});
  return pressed;
}

void begin_page_body(std::string_view key) {
  begin_scroll(key, ImGui::GetContentRegionAvail(), theme::narrow() ? 4 : 6);
}
void end_page_body() {
  plain({0, theme::grid(4)});
  end_scroll();
}

void begin_bar(float steps) {
  const float side = theme::grid(theme::narrow() ? 4 : steps);
  const ImVec2 at = ImGui::GetCurrentWindow()->DC.CursorPos;
  push_right_edge(at.x + available() - side);
  ImGui::SetCursorScreenPos({at.x + side, at.y});
  ImGui::BeginGroup();
}

void end_bar() {
  ImGui::EndGroup();
  pop_right_edge();
  gap(3);
}

}  // namespace ui
