#include "ui/fact.h"

#include "ui/layout.h"

namespace ui {

void fact(std::string_view label) {
  const float width = theme::grid(30), first = paint::line_height(Face::body), small = paint::line_height(Face::small);
  const Item it = plain({width, first - small + paint::paragraph_height(Face::small, label, width)});
  const ImVec2 top_left{it.rect.Min.x, it.rect.Min.y + (first - small) / 2};
  if (it.visible) paint::paragraph(top_left, Face::small, theme::colors().muted, label, width);
  mirror::leaf(0, it.rect, {.role = Role::text, .name = label});
  beside(2);
}

}  // namespace ui
