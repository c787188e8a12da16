#include "screens/access_basket.h"

#include "fonts/icons.h"
#include "ui/button.h"
#include "ui/layout.h"

namespace {

void draw_waiting(AccessMatrix& matrix, std::size_t at) {
  const AccessStepWaiting step = matrix.basket()[at];
  ui::push_id(step.person + step.place.id + step.role);
  ui::toned((step.give ? "+ " : "\u2212 ") + step.label + " at " + step.place.name,
            step.give ? ui::Tone::positive : ui::Tone::danger, ui::Face::strong);
  ui::label(step.name);
  ui::beside(2);
  if (ui::icon_button(icon::kClose, "Leave out: " + step.label + " at " + step.place.name + ", " + step.name,
                      {.small = true}))
    matrix.take_out(at);
  ui::gap(2);
  ImGui::PopID();
}

}  // namespace

void draw_access_basket(AccessMatrix& matrix) {
  ui::text("Waiting", ui::Face::section);
  ui::gap(2);
  for (std::size_t i = 0; i < matrix.basket().size(); ++i) draw_waiting(matrix, i);
}
