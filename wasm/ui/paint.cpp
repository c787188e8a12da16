#include "ui/paint.h"

#include <cmath>

namespace paint {
namespace {

ImDrawList& list() { return *ImGui::GetWindowDrawList(); }
const char* end_of(std::string_view text) { return text.data() + text.size(); }
float corner(float radius) { return radius < 0 ? theme::sizes().radius : radius; }
constexpr std::string_view kEllipsis = "\u2026";

// The next character of a UTF-8 text and its advance.
float step(const ImFont& font, const char*& at, const char* end) {
  unsigned code = static_cast<unsigned char>(*at);
  if (code < 0x80) ++at;
  else at += ImTextCharFromUtf8(&code, at, end);
  return font.GetCharAdvance(static_cast<ImWchar>(code));
}

float top_of(const ImRect& box, const ImFont& font) { return std::round(box.GetCenter().y - font.FontSize / 2); }

}  // namespace

float text_width(Face face, std::string_view text) {
  const ImFont& font = *fonts::get(face);
  float width = 0;
  for (const char* at = text.data(); at < end_of(text);) width += step(font, at, end_of(text));
  return std::ceil(width);
}

// A line is 1.43 ems at body size; the face's own height is 1.21.
float line_height(Face face) { return std::round(fonts::get(face)->FontSize * 1.18F); }

std::size_t fitting(Face face, std::string_view text, float width) {
  const ImFont& font = *fonts::get(face);
  const char* at = text.data();
  while (at < end_of(text)) {
    const char* before = at;
    width -= step(font, at, end_of(text));
    if (width < 0) return static_cast<std::size_t>(before - text.data());
  }
  return text.size();
}

void text(ImVec2 at, Face face, ImU32 color, std::string_view text) {
  if (text.empty()) return;
  fonts::notice(text);
  ImFont* font = fonts::get(face);
  list().AddText(font, font->FontSize, {std::round(at.x), std::round(at.y)}, color, text.data(), end_of(text));
}

bool text_in(const ImRect& box, Face face, ImU32 color, std::string_view words, Align align) {
  const ImFont& font = *fonts::get(face);
  float width = text_width(face, words);
  std::string_view shown = words;
  const bool cut = width > box.GetWidth() + 1;
  if (cut) {
    const float dots = text_width(face, kEllipsis);
    shown = words.substr(0, fitting(face, words, box.GetWidth() - dots));
    width = text_width(face, shown);
    text({box.Min.x + width, top_of(box, font)}, face, color, kEllipsis);
  }
  const float room = cut ? 0 : box.GetWidth() - width;
  const float shift = align == Align::left ? 0 : align == Align::right ? room : room / 2;
  text({box.Min.x + shift, top_of(box, font)}, face, color, shown);
  return cut;
}

float paragraph(ImVec2 at, Face face, ImU32 color, std::string_view words, float width, Align align) {
  fonts::notice(words);
  const ImFont& font = *fonts::get(face);
  const float line = line_height(face);
  const float lead = std::round((line - font.FontSize) / 2);
  float y = at.y;
  for (const char* start = words.data(); start < end_of(words);) {
    const char* stop = font.CalcWordWrapPositionA(1, start, end_of(words), width);
    if (stop == start) ++stop;
    if ((color >> 24U) != 0) {
      const std::string_view row(start, static_cast<std::size_t>(stop - start));
      const float left =
          align == Align::left ? 0 : (width - text_width(face, row)) * (align == Align::right ? 1 : 0.5F);
      text({at.x + left, y + lead}, face, color, row);
    }
    y += line;
    start = stop;
    while (start < end_of(words) && (*start == ' ' || *start == '\n'))
      if (*start++ == '\n') break;
  }
  return y - at.y;
}

float paragraph_height(Face face, std::string_view words, float width) {
  return paragraph({0, 0}, face, 0, words, width);
}

void glyph(ImVec2 centre, const char* icon, ImU32 color, float size) {
  ImFont* font = fonts::get(Face::icon);
  const float scale = size > 0 ? size / theme::sizes().icon : 1;
  const float height = font->FontSize * scale;
  const char* at = icon;
  const float width = step(*font, at, icon + 4) * scale;
  list().AddText(font, height, {std::round(centre.x - width / 2), std::round(centre.y - height / 2)}, color, icon);
}

void fill(const ImRect& box, ImU32 color, float radius) {
  list().AddRectFilled(box.Min, box.Max, color, corner(radius));
}

void outline(const ImRect& box, ImU32 color, float radius) {
  list().AddRect(box.Min, box.Max, color, corner(radius), 0, theme::sizes().hairline);
}

void ring(const ImRect& box, float radius) {
  const float width = theme::sizes().ring;
  ImRect around = box;
  around.Expand(width / 2);
  list().PushClipRect({around.Min.x - width, around.Min.y - width}, {around.Max.x + width, around.Max.y + width},
                      false);
  list().AddRect(around.Min, around.Max, theme::colors().accent, corner(radius) + width / 2, 0, width);
  list().PopClipRect();
}

// Around the box alone: within it stands what was drawn before, such as a window's scroll bar.
void shadow(const ImRect& box) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const ImRect sides[] = {{0, 0, screen.x, box.Min.y},
                          {0, box.Max.y, screen.x, screen.y},
                          {0, box.Min.y, box.Min.x, box.Max.y},
                          {box.Max.x, box.Min.y, screen.x, box.Max.y}};
  const float step = theme::grid(0.75F);
  for (const ImRect& side : sides) {
    list().PushClipRect(side.Min, side.Max, false);
    for (int i = 4; i > 0; --i) {
      ImRect soft = box;
      soft.Expand(step * static_cast<float>(i));
      soft.Translate({0, step * 1.5F});
      fill(soft, theme::fade(theme::colors().shadow, 0.45F), corner(-1) + step * static_cast<float>(i));
    }
    list().PopClipRect();
  }
}

void line_across(float left, float right, float y, ImU32 color) {
  const float top = std::round(y);
  list().AddRectFilled({left, top}, {right, top + theme::sizes().hairline}, color);
}

ImRect inset(const ImRect& box, float x, float y) {
  return {box.Min.x + x, box.Min.y + y, box.Max.x - x, box.Max.y - y};
}

}  // namespace paint
