#include "ui/foreign_letters.h"

#include <algorithm>
#include <cstring>

#include "platform/platform.h"

namespace fonts {
namespace {

constexpr std::size_t kMost = 1500;  // as many as an atlas of every face holds

}  // namespace

void ForeignLetters::notice(char32_t letter) {
  if (letter > IM_UNICODE_CODEPOINT_MAX || letters_.size() == kMost) return;
  const auto at = std::lower_bound(letters_.begin(), letters_.end(), letter);
  if (at != letters_.end() && *at == letter) return;
  letters_.insert(at, letter);
  platform::request_frame();
}

void ForeignLetters::reserve(ImFont& font, float em, bool strong, float ascent) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  in_atlas_ = letters_.size();
  for (const char32_t letter : letters_) {
    platform::Glyph glyph;
    if (!platform::draw_glyph(letter, em, strong, glyph)) continue;
    const int width = std::max(glyph.width, 1), height = std::max(glyph.height, 1);
    const ImVec2 offset(static_cast<float>(glyph.left), ascent - static_cast<float>(glyph.top));
    const int rect =
        atlas.AddCustomRectFontGlyph(&font, static_cast<ImWchar>(letter), width, height, glyph.advance, offset);
    waiting_.push_back({rect, std::move(glyph)});
  }
}

void ForeignLetters::paint() {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  for (const auto& [index, glyph] : waiting_) {
    const ImFontAtlasCustomRect& rect = *atlas.GetCustomRectByIndex(index);
    for (int y = 0; y < glyph.height; ++y)
      std::memcpy(atlas.TexPixelsAlpha8 + (rect.Y + y) * atlas.TexWidth + rect.X, glyph.alpha.data() + y * glyph.width,
                  static_cast<std::size_t>(glyph.width));
  }
  waiting_.clear();
}

}  // namespace fonts
