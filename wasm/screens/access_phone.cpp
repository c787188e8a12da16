#include <algorithm>

#include "platform/platform.h"
#include "screens/access_grid.h"
#include "ui/button.h"
#include "ui/choice.h"
#include "ui/dialog.h"
#include "ui/layout.h"

namespace {

// "Hotel admin at Palm Hotel" and what waits, in one line.
std::string standing(const AccessMatrix& matrix, const std::string& person) {
  std::string held;
  int waiting = 0;
  for (const AccessColumn& column : matrix.columns()) {
    waiting += matrix.waiting(person, column) != nullptr;
    if (matrix.held(person, column)) held += (held.empty() ? "" : ", ") + column.label + " at " + column.place.name;
  }
  if (held.empty()) held = "No role here";
  return waiting ? std::to_string(waiting) + " waiting \u00B7 " + held : held;
}

}  // namespace

void AccessGrid::draw_person_dialog(AccessMatrix& matrix) {
  if (!ui::begin_dialog(opened_.name, open_)) return;
  const float most = std::min(ImGui::GetIO().DisplaySize.y * 0.6F, theme::grid(120));
  ui::begin_scroll("roles", {ui::available(), most}, 0);
  std::string place;
  for (const AccessColumn& column : matrix.columns()) {
    if (column.place.id != place) {
      if (!place.empty()) ui::gap(2);
      ui::text(column.place.name, ui::Face::strong);
      place = column.place.id;
    }
    const AccessStepWaiting* step = matrix.waiting(opened_.id, column);
    bool on = step ? step->give : matrix.held(opened_.id, column);
    ui::push_id(column.place.id + column.role);
    if (ui::checkbox(column.label + (step ? step->give ? ", will be given" : ", will be taken away" : ""), on))
      matrix.toggle(opened_.id, opened_.name, column);
    ImGui::PopID();
  }
  ui::end_scroll();
  ui::gap(2);
  if (ui::button("Done", {.look = ui::Look::primary})) open_ = false;
  ui::end_dialog();
}

void AccessGrid::draw_phone(AccessMatrix& matrix, int people, const PersonAt& person_at) {
  const float row = theme::sizes().touch + theme::grid(3);
  const ImVec2 at = ImGui::GetCurrentWindow()->DC.CursorPos;
  const ImRect seen = ImGui::GetCurrentWindow()->InnerRect;
  const float width = ui::available();
  last_ = 0;
  mirror::open(ui::id_of("people"), {at.x, at.y, at.x + width, at.y + row * static_cast<float>(people)},
               {.role = ui::Role::list, .name = "People and their roles"});
  for (int i = 0; i < people; ++i) {
    const float top = at.y + row * static_cast<float>(i);
    const ImRect r(at.x, top, at.x + width, top + row);
    if (!r.Overlaps(seen)) continue;
    last_ = i + 1;
    const Person person = person_at(i);
    if (person.id.empty()) continue;
    const std::string words = standing(matrix, person.id);
    mirror::open(ui::id_of("person" + std::to_string(i)), r, {.role = ui::Role::listitem});
    const ui::Item it = ui::item_at(
        ui::id_of("open" + std::to_string(i)), r,
        {.role = ui::Role::button, .name = person.name + ": " + words, .flags = mirror::kFocusable | mirror::kPopup});
    mirror::close();
    if (it.hovered) paint::fill(r, theme::colors().hover, 0);
    const float middle = r.GetCenter().y;
    paint::text_in({r.Min.x, r.Min.y + theme::grid(1), r.Max.x, middle}, ui::Face::body, theme::colors().text,
                   person.name);
    paint::text_in({r.Min.x, middle, r.Max.x, r.Max.y - theme::grid(1)}, ui::Face::small, theme::colors().muted, words);
    paint::line_across(r.Min.x, r.Max.x, r.Max.y, theme::fade(theme::colors().border, 0.6F));
    if (it.pressed) opened_ = person, open_ = true;
  }
  mirror::close();
  ui::plain({width, row * static_cast<float>(people)});
  if (open_) draw_person_dialog(matrix);
}
