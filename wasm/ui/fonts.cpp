#include "ui/fonts.h"

#include <cmath>
#include <iterator>
#include <span>

#include "core/text.h"
#include "fonts/icons.h"
#include "platform/platform.h"
#include "ui/foreign_letters.h"

namespace fonts {
namespace {

struct Style {
  float size;  // em in CSS pixels
  bool strong;
};

// Order of Face.
constexpr Style kStyles[] = {{12, false}, {14, false}, {14, true}, {16, true}, {20, true}, {28, true}, {18, false}};
constexpr int kFaces = static_cast<int>(std::size(kStyles));

constexpr ImWchar kBase[] = {0x20,   0xFF,   0x2010, 0x2027, 0x2030, 0x203A, 0x20A0, 0x20C0, 0x2122, 0x2122, 0x2190,
                             0x2193, 0x2212, 0x2212, 0x2248, 0x2248, 0x2260, 0x2265, 0x25CF, 0x25CF, 0};
constexpr ImWchar kWide[] = {0x100, 0x24F, 0x2BB, 0x2DD, 0x300, 0x331, 0x1E00, 0x1EFF, 0};
constexpr ImWchar kThai[] = {0xE01, 0xE3A, 0xE3F, 0xE5B, 0};
constexpr ImWchar kIcons[] = {static_cast<ImWchar>(icon::kFirst), static_cast<ImWchar>(icon::kLast), 0};

constexpr float kInterX = 0.546F;  // x-height of Inter in ems

struct State {
  ImFont* faces[kFaces] = {};
  ForeignLetters foreign;
  float ratio = 0;
  bool wide = false, thai = false;  // in the atlas
  bool wants_wide = false, wants_thai = false;
};

State state;

// A whole number of device pixels in the x-height keeps small letters sharp.
float snapped(float em) { return std::round(em * kInterX) / kInterX; }

std::uint32_t u16(std::span<const unsigned char> b, std::size_t at) {
  return at + 1 < b.size() ? static_cast<std::uint32_t>(b[at] << 8 | b[at + 1]) : 0U;
}

std::size_t table(std::span<const unsigned char> b, std::string_view tag) {
  for (std::size_t i = 0; i < u16(b, 4); ++i) {
    const std::size_t at = 12 + 16 * i;
    if (at + 16 > b.size()) break;
    if (std::string_view(reinterpret_cast<const char*>(&b[at]), 4) == tag)
      return u16(b, at + 8) << 16U | u16(b, at + 10);
  }
  return 0;
}

// ImGui measures a face by ascent and descent, design by the em.
float height_of_em(std::span<const unsigned char> b) {
  const std::size_t head = table(b, "head");
  const std::size_t hhea = table(b, "hhea");
  const auto ascent = static_cast<std::int16_t>(u16(b, hhea + 4));
  const auto descent = static_cast<std::int16_t>(u16(b, hhea + 6));
  const float em = static_cast<float>(u16(b, head + 18));
  return em > 0 ? static_cast<float>(ascent - descent) / em : 1.2F;
}

// Where letters stand below the top of a line, as ImGui rounds it.
float ascent_of(std::span<const unsigned char> b, float em) {
  const auto ascent = static_cast<std::int16_t>(u16(b, table(b, "hhea") + 4));
  const float whole = static_cast<float>(u16(b, table(b, "head") + 18));
  return whole > 0 ? std::floor(static_cast<float>(ascent) * em / whole + 1) : em;
}

ImFont* add(std::string_view file, float em, const ImWchar* ranges, bool merge) {
  const std::span<const unsigned char> bytes = platform::asset(file);
  if (bytes.empty()) return nullptr;
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.MergeMode = merge;
  config.OversampleH = 2;
  config.OversampleV = 1;
  return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(const_cast<unsigned char*>(bytes.data()),
                                                    static_cast<int>(bytes.size()), em * height_of_em(bytes), &config,
                                                    ranges);
}

bool holds(const ImWchar* ranges, char32_t letter) {
  for (; ranges[0] != 0; ranges += 2)
    if (letter >= ranges[0] && letter <= ranges[1]) return true;
  return false;
}

ImFont* add_face(const Style& style) {
  const float em = snapped(style.size * state.ratio);
  const char* file = style.strong ? "inter-semibold.otf" : "inter-regular.otf";
  ImFont* font = add(file, em, kBase, false);
  if (font == nullptr) return ImGui::GetIO().Fonts->AddFontDefault();
  if (state.wide) add(file, em, kWide, true);
  if (state.thai) add(style.strong ? "thai-bold.ttf" : "thai-regular.ttf", em, kThai, true);
  state.foreign.reserve(*font, em, style.strong, ascent_of(platform::asset(file), em));
  return font;
}

}  // namespace

ImFont* get(Face face) { return state.faces[static_cast<int>(face)]; }
float css_size() {
  const float ratio = platform::display().ratio;
  return snapped(kStyles[static_cast<int>(Face::body)].size * ratio) / ratio;
}

bool prepare(float ratio) {
  if (ratio == state.ratio && state.wide == state.wants_wide && state.thai == state.wants_thai && !state.foreign.grew())
    return false;
  state.ratio = ratio;
  state.wide = state.wants_wide;
  state.thai = state.wants_thai;
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  state.foreign.begin();
  atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
  for (int i = 0; i < static_cast<int>(Face::icon); ++i) state.faces[i] = add_face(kStyles[i]);
  ImFont* icons = add("icons.ttf", std::round(kStyles[static_cast<int>(Face::icon)].size * ratio), kIcons, false);
  state.faces[static_cast<int>(Face::icon)] = icons != nullptr ? icons : get(Face::body);
  ImGui::GetIO().FontDefault = get(Face::body);
  atlas.Build();
  state.foreign.paint();
  return true;
}

void notice(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0xC4) {
      ++i;
      continue;
    }
    const char32_t letter = next_code_point(text, i);
    if (holds(kBase, letter)) continue;
    const bool thai = holds(kThai, letter), wide = holds(kWide, letter);
    if ((thai && !state.wants_thai) || (wide && !state.wants_wide)) platform::request_frame();
    state.wants_thai = state.wants_thai || thai;
    state.wants_wide = state.wants_wide || wide;
    if (!thai && !wide && !holds(kIcons, letter)) state.foreign.notice(letter);
  }
}

}  // namespace fonts
