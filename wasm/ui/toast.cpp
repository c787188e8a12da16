#include "ui/toast.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "fonts/icons.h"
#include "platform/platform.h"
#include "ui/button.h"
#include "ui/frame.h"

namespace ui {
namespace {

constexpr double kStay = 6000;  // milliseconds
constexpr std::size_t kMost = 4;

struct Toast {
  ImGuiID id = 0;
  std::string words;
  Tone tone = Tone::positive;
  double until = 0;
  void (*undo)(void*) = nullptr;
  void* context = nullptr;
  bool closed = false;
  bool undone = false;
};

std::vector<Toast> toasts;
ImGuiID last_id = 0x746F6173;

Toast& add(std::string_view words, Tone tone) {
  if (toasts.size() >= kMost) toasts.erase(toasts.begin());
  platform::request_frame();
  return toasts.emplace_back(
      Toast{.id = ++last_id, .words = std::string(words), .tone = tone, .until = platform::now() + kStay});
}

const char* sign(Tone tone) {
  return tone == Tone::danger     ? icon::kError
         : tone == Tone::warning  ? icon::kWarning
         : tone == Tone::positive ? icon::kCheckCircle
                                  : icon::kInfo;
}

void buttons(Toast& t, const ImRect& box) {
  const float pad = theme::grid(2);
  const float side = theme::sizes().control_small;
  ImGui::SetCursorScreenPos({box.Max.x - pad - side, box.Min.y + pad});
  if (icon_button(icon::kClose, "Close message", {.small = true})) t.closed = true;
  if (t.undo == nullptr) return;
  const ButtonOptions o{.look = Look::ghost, .small = true};
  ImGui::SetCursorScreenPos({box.Max.x - pad - side - button_width("Undo", o), box.Min.y + pad});
  t.undone = button("Undo", o);
  t.closed = t.closed || t.undone;
}

struct Size {
  float width, room, lines, height;
};

Size size_of(const Toast& t) {
  const float pad = theme::grid(3);
  const float width = std::fmin(theme::sizes().form, ImGui::GetIO().DisplaySize.x - rail_width() - theme::grid(8));
  const float room = width - pad * 2 - theme::sizes().icon - theme::grid(2) - theme::grid(t.undo != nullptr ? 24 : 8);
  const float lines = paint::paragraph_height(Face::body, t.words, room);
  return {width, room, lines, std::fmax(lines + 2 * pad, theme::sizes().control_small + theme::grid(4))};
}

float draw(Toast& t, float bottom) {
  const float pad = theme::grid(3);
  const float left = rail_width() + theme::grid(4);
  const auto [width, room, lines, height] = size_of(t);
  const ImRect box(left, bottom - height, left + width, bottom);
  paint::shadow(box);
  paint::fill(box, theme::colors().raised);
  paint::outline(box, theme::colors().border);
  paint::glyph({box.Min.x + pad + theme::sizes().icon / 2, box.Min.y + height / 2}, sign(t.tone), theme::tone(t.tone));
  paint::paragraph(
      {box.Min.x + pad + theme::sizes().icon + theme::grid(2), std::round(box.Min.y + (height - lines) / 2)},
      Face::body, theme::colors().text, t.words, room);
  ImGui::PushID(static_cast<int>(t.id));
  mirror::open(t.id, box, {.role = Role::group, .name = "Message"});
  mirror::leaf(0, box, {.role = t.tone == Tone::danger ? Role::alert : Role::status, .name = t.words});
  buttons(t, box);
  mirror::close();
  ImGui::PopID();
  const bool pointed = ImGui::IsMouseHoveringRect(box.Min, box.Max, false);
  if (pointed) t.until = platform::now() + kStay / 2;
  if (t.tone != Tone::danger && platform::now() >= t.until) t.closed = true;
  if (t.tone != Tone::danger) platform::request_frame_in(std::fmax(1.0, t.until - platform::now()));
  return box.Min.y - theme::grid(2);
}

// An undo may raise a message of its own, so it runs once nothing points into the list.
void run_undone() {
  std::vector<Toast> undone;
  for (const Toast& t : toasts)
    if (t.undone) undone.push_back(t);
  std::erase_if(toasts, [](const Toast& t) { return t.closed; });
  for (const Toast& t : undone) t.undo(t.context);
}

}  // namespace

void toast(std::string_view words, Tone tone) { add(words, tone); }

void toast_with_undo(std::string_view words, void (*undo)(void*), void* context) {
  Toast& t = add(words, Tone::positive);
  t.undo = undo;
  t.context = context;
}

void draw_toasts() {
  if (toasts.empty()) return;
  // Just what is drawn, since the window takes every press within it.
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  float height = theme::grid(4);
  for (const Toast& t : toasts) height += size_of(t).height + theme::grid(2);
  ImGui::SetNextWindowPos({rail_width(), screen.y - height});
  ImGui::SetNextWindowSize({size_of(toasts.front()).width + theme::grid(8), height});
  constexpr ImGuiWindowFlags kFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                                      ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoMove |
                                      ImGuiWindowFlags_NoFocusOnAppearing;
  ImGui::Begin("#toasts", nullptr, kFlags);
  ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  float bottom = screen.y - theme::grid(4);
  for (auto t = toasts.rbegin(); t != toasts.rend(); ++t) bottom = draw(*t, bottom);
  ImGui::End();
  run_undone();
}

}  // namespace ui
