#include "screens/palette_source.h"

#include <algorithm>
#include <deque>

#include "access/access_grant.h"
#include "catalogue/catalogue.h"
#include "commercial/plan.h"
#include "fonts/icons.h"
#include "records/place_of_row.h"
#include "records/scope.h"
#include "records/session.h"
#include "records/side_view.h"
#include "records/words.h"
#include "tenancy/department.h"

namespace {

constexpr const Entity* kFound[] = {&kUsers, &kBusinessUnits, &kClusters, &kOrganisations, &kDepartments, &kPlans};
constexpr std::size_t kLeastLetters = 2;

std::deque<records::RecordList>& lists() {
  static std::deque<records::RecordList> all;
  if (all.empty())
    for (const Entity* entity : kFound) all.emplace_back(*entity, 6);
  return all;
}

void add_actions(std::vector<ui::PaletteEntry>& out) {
  for (const Action* action : catalogue().actions()) {
    const records::Appearance* looks = records::session().appearance(*action->subject);
    if (!looks || records::acts_on_record(*action) || !records::why_not(*action).empty()) continue;
    std::string verb(action->verb());
    std::replace(verb.begin(), verb.end(), '_', '-');
    out.push_back({.label = std::string(action->label),
                   .detail = "Action",
                   .icon = icon::kPlay,
                   .place = records::screen_path(*action->subject, verb == "create" ? "new" : verb)});
  }
}

void add_records(records::RecordList& list, std::vector<ui::PaletteEntry>& out) {
  const Entity& entity = list.entity();
  const records::Appearance* looks = records::session().appearance(entity);
  const Field* title = entity.find(entity.title);
  for (const Json& row : list.rows())
    out.push_back({.label = std::string(row.text(title->wire)),
                   .detail = detail_of_row(entity, row),
                   .icon = looks ? looks->icon : nullptr,
                   .place = records::screen_path(entity, row.text("id")),
                   .weight = 5});
}

}  // namespace

std::string detail_of_row(const Entity& entity, const Json& row) {
  std::string out(entity.label);
  if (const Field* code = entity.find("code")) out += " " + std::string(row.text(code->wire));
  if (const Field* email = entity.find("email"); email && !entity.find("code"))
    out += " \u00B7 " + std::string(row.text(email->wire));
  if (const Field* home = entity.home_field(); home && home->target)
    out += " in " + records::reference_name(*home, row);
  return out;
}

void find_records(App&, std::string_view typed, std::vector<ui::PaletteEntry>& out) {
  if (!records::session().ready()) return;
  add_actions(out);
  if (typed.size() < kLeastLetters) return;
  for (records::RecordList& list : lists()) {
    if (!records::session().anywhere(std::string(list.entity().name) + ".read")) continue;
    list.ask({.q = std::string(typed), .scope = records::scope_text()});
    list.poll();
    add_records(list, out);
  }
}
