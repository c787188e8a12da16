#pragma once

#include <cstdint>
#include <imgui.h>
#include <imgui_internal.h>
#include <string_view>

#include "ui/fonts.h"
#include "ui/theme.h"

// Marks on the current window's canvas; nothing here knows a widget. Positions are rounded to whole device pixels.
namespace paint {

using fonts::Face;

enum class Align : std::uint8_t { left, centre, right };

float text_width(Face, std::string_view);
float line_height(Face);
std::size_t fitting(Face, std::string_view, float width);  // bytes that fit
void text(ImVec2 top_left, Face, ImU32, std::string_view);
bool text_in(const ImRect&, Face, ImU32, std::string_view,
             Align = Align::left);  // one line, centred in height; true when cut
float paragraph(ImVec2 top_left, Face, ImU32, std::string_view, float width,
                Align = Align::left);  // wraps; the height it took
float paragraph_height(Face, std::string_view, float width);
void glyph(ImVec2 centre, const char* icon, ImU32, float size = 0);  // an icon; 0: the face's own size

void fill(const ImRect&, ImU32, float radius = -1);     // -1: the theme's radius
void outline(const ImRect&, ImU32, float radius = -1);  // a hairline inside the rectangle
void ring(const ImRect&, float radius = -1);            // of the focus
void shadow(const ImRect&);
void line_across(float left, float right, float y, ImU32);
ImRect inset(const ImRect&, float x, float y);

}  // namespace paint
