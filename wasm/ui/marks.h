#pragma once

#include "ui/item.h"

// Small signs that say one thing.
namespace ui {

void status(std::string_view word, Tone);  // a dot and a word
void badge(std::string_view word, Tone = Tone::neutral);
bool chip(std::string_view sentence, bool removable = true);  // true when it was removed; "Status is active"
bool filter_chip(std::string_view label, bool on);            // true when pressed
float chip_width(std::string_view, bool removable);
void avatar(std::string_view name, float size = 0);  // initials on a quiet ground
void draw_status(const ImRect&, std::string_view word, Tone, Face = Face::body);
void draw_avatar(const ImRect&, std::string_view name);
float status_width(std::string_view word);

}  // namespace ui
