#pragma once

#include <span>

#include "ui/item.h"

// One bar of parts that make a whole, with what each part is and how much, in words below it.
struct SharePart {
  std::string_view label;
  std::int64_t count = 0;
  ui::Tone tone = ui::Tone::neutral;
};
void draw_share_bar(std::string_view name, std::span<const SharePart>);
