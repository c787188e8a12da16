#include <algorithm>

#include "fonts/icons.h"
#include "records/place_of_row.h"
#include "records/problem_view.h"
#include "records/record_details.h"
#include "records/session.h"
#include "records/side_view.h"
#include "records/visit.h"
#include "records/words.h"
#include "ui/button.h"
#include "ui/dialog.h"
#include "ui/layout.h"
#include "ui/popup.h"

namespace records {
namespace {

struct Offered {
  const Action* action;
  std::string why;  // not empty: why it cannot be done
};

std::vector<Offered> offered_on(const Entity& entity, const Json& row) {
  const bool archived = !row.text("archivedAt").empty();
  std::vector<Offered> out;
  for (const Action* action : catalogue().actions()) {
    if (action->subject->name != entity.name || !acts_on_record(*action)) continue;
    if ((action->verb() == "restore") != archived) continue;
    if (catalogue().find_action(action->name) != action) continue;  // hidden by an explicit one
    out.push_back({action, why_not(*action, row)});
  }
  std::stable_sort(out.begin(), out.end(), [](const Offered& a, const Offered& b) {
    const auto rank = [](const Action* action) {
      return action->verb() == "change" ? 0 : action->verb() == "archive" ? 2 : 1;
    };
    return rank(a.action) < rank(b.action);
  });
  return out;
}

void go_to(const Json& row, const SidePlace& place, const Action& action) {
  std::string verb(action.verb());
  std::replace(verb.begin(), verb.end(), '_', '-');
  records::visit(place.at(std::string(row.text("id")) + "/" + verb));
}

// Why the buttons above cannot be pressed, as the access rules say it.
void draw_why(const std::vector<Offered>& offered, const Entity& entity, const Json& row) {
  static bool open = false;
  const auto refused = std::find_if(offered.begin(), offered.end(), [](const Offered& o) { return !o.why.empty(); });
  if (refused == offered.end()) return;
  ui::beside(1);
  if (ui::button("Why?", {.look = ui::Look::ghost, .icon = icon::kHelp, .name = "Why are some actions not offered?"}))
    open = true;
  if (!ui::begin_dialog("Why some of this is not yours to do", open)) return;
  for (const Offered& o : offered) {
    if (o.why.empty()) continue;
    ui::heading(3, o.action->label);
    const auto decision =
        session().refuse(o.action->permission.name, place_of_row(entity, row), row.text(entity.title));
    if (decision) draw_decision(false, decision->sentence, decision->trace, decision->remedies);
    ui::gap(3);
  }
  ui::end_dialog();
}

}  // namespace

void draw_record_actions(const Entity& entity, const Json& row, const SidePlace& place) {
  const std::vector<Offered> offered = offered_on(entity, row);
  if (offered.empty()) return;
  const Offered& first = offered.front();
  const std::string label(first.action->verb() == "change" ? std::string_view("Change") : first.action->label);
  if (ui::button(label,
                 {.icon = first.action->verb() == "change" ? icon::kEdit : nullptr, .disabled_because = first.why}))
    go_to(row, place, *first.action);
  if (offered.size() > 1) {
    ui::beside(1);
    const ImGuiID id = ui::id_of("actions");
    if (ui::icon_button(icon::kDots, "More actions", {.popup = true})) ui::open_popup(id);
    const ImRect anchor{ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
    std::vector<ui::MenuItem> items;
    for (std::size_t i = 1; i < offered.size(); ++i)
      items.push_back({.label = offered[i].action->label,
                       .disabled_because = offered[i].why,
                       .danger = offered[i].action->verb() == "archive"});
    const int chosen = ui::menu(id, anchor, items.data(), static_cast<int>(items.size()));
    if (chosen >= 0 && items[static_cast<std::size_t>(chosen)].disabled_because.empty())
      go_to(row, place, *offered[static_cast<std::size_t>(chosen) + 1].action);
  }
  draw_why(offered, entity, row);
}

}  // namespace records
