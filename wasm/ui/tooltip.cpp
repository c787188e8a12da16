#include "ui/tooltip.h"

#include <cmath>

#include "platform/platform.h"

namespace ui {
namespace {

constexpr double kWait = 400;  // milliseconds
constexpr double kGone = 80;   // since it was last asked for

struct State {
  ImGuiID id = 0;
  double since = 0;
  double last = 0;
};

State state;

bool due(ImGuiID id, bool at_once) {
  const double now = platform::now();
  if (state.id != id || now - state.last > kGone + kWait) state = {.id = id, .since = now, .last = now};
  state.last = now;
  if (at_once || now - state.since >= kWait) return true;
  platform::request_frame_in(kWait - (now - state.since) + 1);
  return false;
}

void draw(const ImRect& beside, std::string_view words) {
  const float widest = theme::grid(70);
  const float width = std::fmin(widest, paint::text_width(Face::small, words));
  const float height = paint::paragraph_height(Face::small, words, width);
  const float x = theme::grid(2);
  const float y = theme::grid(1.5F);
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  ImVec2 at{beside.GetCenter().x - width / 2 - x, beside.Max.y + theme::grid(1.5F)};
  if (at.y + height + 2 * y > screen.y) at.y = beside.Min.y - height - 2 * y - theme::grid(1.5F);
  at.x =
      std::round(ImClamp(at.x, theme::grid(1), std::fmax(theme::grid(1), screen.x - width - 2 * x - theme::grid(1))));
  const ImRect box(at.x, at.y, at.x + width + 2 * x, at.y + height + 2 * y);
  ImGui::SetNextWindowPos(box.Min);
  ImGui::SetNextWindowSize(box.GetSize());
  ImGui::PushStyleColor(ImGuiCol_PopupBg, theme::colors().text);
  if (ImGui::BeginTooltip())
    paint::paragraph({box.Min.x + x, box.Min.y + y}, Face::small, theme::colors().surface, words, width + 1);
  ImGui::EndTooltip();
  ImGui::PopStyleColor();
}

}  // namespace

void tooltip_at(ImGuiID id, const ImRect& beside, std::string_view words) {
  if (!words.empty() && due(id, false)) draw(beside, words);
}

void tooltip(const Item& it, std::string_view words) {
  if (words.empty() || !(it.hovered || it.ringed)) return;
  if (due(it.id, it.ringed)) draw(it.rect, words);
}

}  // namespace ui
