#include "ui/theme.h"

#include <cmath>

#include "platform/platform.h"
#include "ui/fonts.h"

namespace theme {
namespace {

constexpr ImU32 rgb(unsigned hex, unsigned alpha = 255) {
  return IM_COL32((hex >> 16U) & 255U, (hex >> 8U) & 255U, hex & 255U, alpha);
}

constexpr Colors kLight{
    .background = rgb(0xF7F8FA),
    .surface = rgb(0xFFFFFF),
    .raised = rgb(0xFFFFFF),
    .border = rgb(0xE1E5EA),
    .text = rgb(0x1B2430),
    .muted = rgb(0x5B6877),
    .accent = rgb(0x0B6E69),
    .positive = rgb(0x1A7F4B),
    .warning = rgb(0x9A6700),
    .danger = rgb(0xB42318),
    .information = rgb(0x1F5FBF),
    .on_accent = rgb(0xFFFFFF),
    .hover = rgb(0x1B2430, 12),
    .press = rgb(0x1B2430, 24),
    .select = rgb(0x0B6E69, 22),
    .field = rgb(0x8A95A3),
    .shade = rgb(0x0F1216, 102),
    .shadow = rgb(0x0F1216, 20),
    .skeleton = rgb(0xE9ECF0),
    .chart = {rgb(0x0B6E69), rgb(0xD9822B), rgb(0x3B6FB6), rgb(0xA6498F), rgb(0x7A8B2F), rgb(0x6B7785)}};

constexpr Colors kDark{
    .background = rgb(0x0F1216),
    .surface = rgb(0x161B22),
    .raised = rgb(0x1D242D),
    .border = rgb(0x2A323C),
    .text = rgb(0xE6EBF1),
    .muted = rgb(0x9AA7B5),
    .accent = rgb(0x3FB8AF),
    .positive = rgb(0x4CC38A),
    .warning = rgb(0xE3B341),
    .danger = rgb(0xF97066),
    .information = rgb(0x6CA8FF),
    .on_accent = rgb(0x0B1A19),
    .hover = rgb(0xE6EBF1, 14),
    .press = rgb(0xE6EBF1, 28),
    .select = rgb(0x3FB8AF, 34),
    .field = rgb(0x667485),
    .shade = rgb(0x000000, 140),
    .shadow = rgb(0x000000, 60),
    .skeleton = rgb(0x232B35),
    .chart = {rgb(0x3FB8AF), rgb(0xF0A35E), rgb(0x7FB0F5), rgb(0xD98CC6), rgb(0xB5C75A), rgb(0x9AA7B5)}};

struct State {
  Mode mode = Mode::system;
  Density density = Density::comfortable;
  float ratio = 0;
  bool dark = false;
  bool coarse = false;
  bool stale = true;
  Sizes sizes{};
};

State state;

float px(float css) { return std::round(css * state.ratio); }

Sizes make_sizes() {
  const bool dense = state.density == Density::dense && !state.coarse;
  const float touch = state.coarse ? 44.0F : 0.0F;
  return {.hairline = std::fmax(1.0F, std::floor(state.ratio)),
          .radius = px(6),
          .ring = px(2),
          .row = px(std::fmax(dense ? 28.0F : 36.0F, touch)),
          .header = px(dense ? 28 : 36),
          .control = px(std::fmax(32.0F, touch)),
          .control_small = px(std::fmax(26.0F, touch * 0.8F)),
          .touch = px(44),
          .rail = px(232),
          .rail_folded = px(56),
          .bar = px(48),
          .panel = px(420),
          .dialog = px(440),
          .palette = px(600),
          .form = px(400),
          .icon = px(18),
          .icon_small = px(16),
          .avatar = px(28),
          .dot = px(8),
          .scrollbar = px(10),
          .narrow = px(720)};
}

ImVec4 float4(ImU32 color) { return ImGui::ColorConvertU32ToFloat4(color); }

// What ImGui itself still draws: windows, popups, scrollbars.
void dress_imgui() {
  const Colors& c = colors();
  ImGuiStyle& style = ImGui::GetStyle();
  style = ImGuiStyle();
  style.WindowPadding = style.FramePadding = ImVec2(0, 0);
  style.ItemSpacing = ImVec2(grid(2), grid(2));
  style.WindowBorderSize = style.ChildBorderSize = style.PopupBorderSize = 0;
  style.WindowRounding = 0;
  style.PopupRounding = state.sizes.radius;
  style.ScrollbarSize = state.sizes.scrollbar;
  style.ScrollbarRounding = state.sizes.scrollbar / 2;
  style.WindowMinSize = ImVec2(1, 1);
  style.Colors[ImGuiCol_WindowBg] = float4(c.background);
  style.Colors[ImGuiCol_ChildBg] = ImVec4(0, 0, 0, 0);
  style.Colors[ImGuiCol_PopupBg] = float4(c.raised);
  style.Colors[ImGuiCol_ScrollbarBg] = ImVec4(0, 0, 0, 0);
  style.Colors[ImGuiCol_ScrollbarGrab] = float4(fade(c.muted, 0.35F));
  style.Colors[ImGuiCol_ScrollbarGrabHovered] = float4(fade(c.muted, 0.6F));
  style.Colors[ImGuiCol_ScrollbarGrabActive] = float4(fade(c.muted, 0.8F));
  style.Colors[ImGuiCol_ModalWindowDimBg] = float4(c.shade);
}

unsigned hex(ImU32 c) { return (c & 255U) << 16U | (c & 0xFF00U) | ((c >> 16U) & 255U); }

}  // namespace

const Colors& colors() { return state.dark ? kDark : kLight; }
const Sizes& sizes() { return state.sizes; }
float grid(float steps) { return px(4 * steps); }
bool dark() { return state.dark; }
bool narrow() { return static_cast<float>(platform::display().width) < state.sizes.narrow; }
bool still() { return platform::display().reduced_motion; }
ImU32 fade(ImU32 color, float alpha) {
  const auto a = static_cast<ImU32>(static_cast<float>(color >> 24U) * alpha);
  return (color & 0xFFFFFFU) | a << 24U;
}

ImU32 tone(Tone t) {
  const Colors& c = colors();
  switch (t) {
    case Tone::neutral: return c.muted;
    case Tone::accent: return c.accent;
    case Tone::positive: return c.positive;
    case Tone::warning: return c.warning;
    case Tone::danger: return c.danger;
    case Tone::information: return c.information;
  }
  return c.text;
}

void set_mode(Mode mode) {
  state.mode = mode;
  platform::save_setting("theme", mode == Mode::light ? "light" : mode == Mode::dark ? "dark" : "");
  platform::request_frame();
}
Mode mode() { return state.mode; }
void set_density(Density density) {
  state.density = density;
  state.stale = true;
  platform::save_setting("density", density == Density::dense ? "dense" : "");
  platform::request_frame();
}
Density density() { return state.density; }

bool prepare() {
  if (state.ratio <= 0) {
    const std::string mode = platform::load_setting("theme");
    state.mode = mode == "light" ? Mode::light : mode == "dark" ? Mode::dark : Mode::system;
    state.density = platform::load_setting("density") == "dense" ? Density::dense : Density::comfortable;
  }
  const platform::Display& display = platform::display();
  const bool dark = state.mode == Mode::dark || (state.mode == Mode::system && display.dark);
  const bool rescaled = display.ratio != state.ratio;
  if (rescaled || dark != state.dark || display.coarse_pointer != state.coarse || state.stale) {
    state.ratio = display.ratio;
    state.dark = dark;
    state.coarse = display.coarse_pointer;
    state.stale = false;
    state.sizes = make_sizes();
    dress_imgui();
    platform::set_page_style(fonts::css_size(), hex(colors().text), hex(colors().accent), hex(colors().background));
  }
  return fonts::prepare(state.ratio);
}

}  // namespace theme
