#include "ui/layout.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "platform/platform.h"
#include "ui/page_keys.h"

namespace ui {
namespace {

std::vector<float> right_edges;

void words(std::string_view text, Face face, ImU32 color, const mirror::Node& node) {
  const float width = available();
  const ImVec2 at = ImGui::GetCurrentWindow()->DC.CursorPos;
  const float height = paint::paragraph_height(face, text, width);
  const float used = std::fmin(width, paint::text_width(face, text));
  const Item it = plain({used, height});
  if (it.visible) paint::paragraph(at, face, color, text, width);
  mirror::leaf(0, it.rect, node);
}

}  // namespace

float available() {
  if (right_edges.empty()) return ImGui::GetContentRegionAvail().x;
  return std::fmax(1.0F, right_edges.back() - ImGui::GetCurrentWindow()->DC.CursorPos.x);
}
void push_right_edge(float x) { right_edges.push_back(std::floor(x)); }
void pop_right_edge() { right_edges.pop_back(); }

void gap(float steps) {
  ImGuiWindow& window = *ImGui::GetCurrentWindow();
  const float spacing = ImGui::GetStyle().ItemSpacing.y;
  window.DC.CursorPos.y += theme::grid(steps) - 2 * spacing;
  plain({0, 0});
}
void beside(float steps) { ImGui::SameLine(0, theme::grid(steps)); }
void flow(float width, float steps) {
  beside(steps);
  if (available() < width) ImGui::NewLine();
}
void push_to_right(float width) {
  ImGuiWindow& window = *ImGui::GetCurrentWindow();
  const float room = available() - width;
  if (room > 0) window.DC.CursorPos.x = std::floor(window.DC.CursorPos.x + room);
}

void heading(int level, std::string_view text) {
  heading(level, text, level == 1 ? Face::title : level == 2 ? Face::section : Face::strong);
}
void heading(int level, std::string_view text, Face face) {
  words(text, face, theme::colors().text, {.role = Role::heading, .name = text, .position = level});
}
void text(std::string_view text, Face face) {
  words(text, face, theme::colors().text, {.role = Role::text, .name = text});
}
void muted(std::string_view text, Face face) {
  words(text, face, theme::colors().muted, {.role = Role::text, .name = text});
}
void toned(std::string_view text, Tone tone, Face face) {
  words(text, face, theme::tone(tone), {.role = Role::text, .name = text});
}
void label(std::string_view text, Face face, Tone tone) {
  const Item it = plain({paint::text_width(face, text), theme::sizes().control});
  if (it.visible) paint::text_in(it.rect, face, theme::tone(tone), text);
  mirror::leaf(0, it.rect, {.role = Role::text, .name = text});
}

Columns::Columns(float steps, int most, Flow flow) : flow_(flow) {
  const float space = theme::grid(4);
  const ImVec2 at = ImGui::GetCurrentWindow()->DC.CursorPos;
  left_ = at.x;
  const float room = available();
  const int fit = static_cast<int>((room + space) / (theme::grid(steps) + space));
  count_ = std::clamp(fit, 1, std::min(most, kMost));
  width_ = std::floor((room - space * static_cast<float>(count_ - 1)) / static_cast<float>(count_));
  std::fill(bottom_, bottom_ + count_, at.y);
  begin();
}

void Columns::begin() {
  const float x = left_ + static_cast<float>(at_) * (width_ + theme::grid(4));
  ImGui::SetCursorScreenPos({x, bottom_[at_]});
  ImGui::BeginGroup();
  push_right_edge(x + width_);
}

void Columns::end() {
  pop_right_edge();
  ImGui::EndGroup();
  bottom_[at_] = std::fmax(bottom_[at_], ImGui::GetItemRectMax().y + theme::grid(4));
}

void Columns::next() {
  end();
  float* const all = bottom_ + count_;
  if (flow_ == Flow::shortest) {
    at_ = static_cast<int>(std::min_element(bottom_, all) - bottom_);
  } else if (++at_ == count_) {
    at_ = 0;
    std::fill(bottom_, all, *std::max_element(bottom_, all));
  }
  begin();
}

Columns::~Columns() {
  end();
  const float lowest = *std::max_element(bottom_, bottom_ + count_) - theme::grid(4);
  ImGui::SetCursorScreenPos({left_, lowest + ImGui::GetStyle().ItemSpacing.y});
  plain({0, 0});
}

// The card's height is known only when it was filled; the frame before tells.
void begin_card(std::string_view title) {
  push_id(title);
  const ImGuiID id = id_of("card");
  const ImVec2 at = ImGui::GetCurrentWindow()->DC.CursorPos;
  const ImRect box(at.x, at.y, at.x + available(), at.y + ImGui::GetStateStorage()->GetFloat(id, theme::grid(10)));
  paint::fill(box, theme::colors().surface);
  paint::outline(box, theme::colors().border);
  mirror::open(id, box, {.role = title.empty() ? Role::group : Role::region, .name = title});
  const float pad = theme::grid(4);
  ImGui::SetCursorScreenPos({at.x + pad, at.y + pad});
  ImGui::BeginGroup();
  push_right_edge(box.Max.x - pad);
  if (!title.empty()) heading(2, title);
}

void end_card() {
  const float right = right_edges.back();
  pop_right_edge();
  ImGui::EndGroup();
  const float pad = theme::grid(4);
  const ImRect inner{ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
  const ImVec2 at{inner.Min.x - pad, inner.Min.y - pad};
  const float height = inner.GetHeight() + 2 * pad;
  float* known = ImGui::GetStateStorage()->GetFloatRef(id_of("card"), 0);
  if (*known != height) {
    *known = height;
    platform::request_frame();
  }
  mirror::close();
  ImGui::PopID();
  ImGui::SetCursorScreenPos(at);
  plain({right + pad - at.x, height});
}

bool begin_scroll(std::string_view key, ImVec2 size, float padding) {
  const ImGuiID id = id_of(key);
  const bool shown = ImGui::BeginChild(id, size, ImGuiChildFlags_None, ImGuiWindowFlags_None);
  ImGuiWindow& window = *ImGui::GetCurrentWindow();
  ImVec2 to;
  if (mirror::take_scroll(window.ID, to)) ImGui::SetScrollY(to.y);
  scroll_by_keys(window.ID);
  mirror::open(window.ID, window.InnerRect, {.role = Role::none, .flags = mirror::kScrolls, .scroll = window.Scroll});
  const float pad = theme::grid(padding);
  push_right_edge(window.InnerRect.Max.x - pad);
  ImGui::SetCursorScreenPos({window.DC.CursorPos.x + pad, window.DC.CursorPos.y + pad});
  ImGui::BeginGroup();
  return shown;
}

void end_scroll(float tail) {
  ImGui::EndGroup();
  if (tail > 0) plain({0, theme::grid(tail)});
  pop_right_edge();
  mirror::close();
  ImGui::EndChild();
}

}  // namespace ui
