#pragma once

#include <string_view>

#include "ui/item.h"

namespace ui {

struct TreeRow {
  std::string_view key = {};  // unique in the tree
  std::string_view label = {};
  std::string_view detail = {};
  const char* icon = nullptr;
  int level = 1;
  bool has_children = false;
  bool expanded = false;
  bool selected = false;
};

struct TreePress {
  bool chosen = false;
  bool toggled = false;
};

void begin_tree(std::string_view name);
TreePress tree_row(const TreeRow&);  // rows in the order they are seen; children after their parent
void end_tree();

}  // namespace ui
