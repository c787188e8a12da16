#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "ui/layout.h"
#include "ui/marks.h"
#include "ui/select.h"

namespace choosing {
inline bool choose_index(std::string_view label, int& chosen, std::span<const std::string_view> words,
                         std::string_view fault) {
  std::vector<ui::Option> options;
  for (const std::string_view word : words) options.push_back({.label = word});
  return ui::select(label, chosen, options, {.fault = fault, .width = ui::available()});
}
// As tall as the chips that follow it.
inline void chip_label(std::string_view words, ui::Face face = ui::Face::body, float width = 0) {
  const ui::Item it = ui::plain({width > 0 ? width : paint::text_width(face, words), theme::sizes().control});
  paint::text_in(it.rect, face, face == ui::Face::strong ? theme::colors().text : theme::colors().muted, words);
  mirror::leaf(0, it.rect, {.role = ui::Role::text, .name = words});
}
inline bool choose_chip_index(int& chosen, std::span<const std::string_view> words) {
  const int before = chosen;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) ui::flow(ui::chip_width(words[i], false), 1);
    if (ui::filter_chip(words[i], chosen == static_cast<int>(i))) chosen = static_cast<int>(i);
  }
  ui::beside(1);
  return chosen != before;
}
}  // namespace choosing

// One of an enumeration's values, told by these words in its order.
template <class E>
bool choose(std::string_view label, E& value, std::span<const std::string_view> words, std::string_view fault = {}) {
  int chosen = static_cast<int>(value);
  if (!choosing::choose_index(label, chosen, words, fault)) return false;
  value = static_cast<E>(chosen);
  return true;
}
// The same as chips beside one another.
template <class E>
bool choose_chip(E& value, std::span<const std::string_view> words) {
  int chosen = static_cast<int>(value);
  if (!choosing::choose_chip_index(chosen, words)) return false;
  value = static_cast<E>(chosen);
  return true;
}
