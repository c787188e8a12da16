#pragma once

#include <span>
#include <string_view>

#include "ui/item.h"

// Pictures of numbers. Each reads as an image with its meaning in words; pointing shows the values.
namespace ui {

struct Series {
  std::string_view name = {};
  std::span<const double> values = {};
};

struct Chart {
  std::string_view name = {};
  std::string_view in_words = {};                 // the picture for those who do not see it
  std::span<const std::string_view> labels = {};  // one for each value
  std::span<const Series> series = {};
  std::string_view unit = {};
  float height_steps = 50;
};

void bar_chart(const Chart&);  // several series stand on one another
void line_chart(const Chart&);
void spark_line(std::string_view name, std::string_view in_words, std::span<const double>, ImVec2 size);
void draw_legend(const Chart&);

}  // namespace ui
