#include "ui/fact.h"

#include "ui/layout.h"
#include "ui/tooltip.h"

namespace ui {

void fact(std::string_view label) {
  const Item it = plain({theme::grid(30), paint::line_height(Face::body)});
  if (it.visible && paint::text_in(it.rect, Face::small, theme::colors().muted, label)) tooltip(it, label);
  mirror::leaf(0, it.rect, {.role = Role::text, .name = label});
  beside(2);
}

}  // namespace ui
