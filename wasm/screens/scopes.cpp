#include "screens/scopes.h"

#include <deque>

#include "fonts/icons.h"
#include "records/record_list.h"
#include "records/scope.h"
#include "records/session.h"
#include "screens/palette_source.h"
#include "tenancy/business_unit.h"

namespace {

constexpr int kShown = 12;  // of each level, the rest by typing

std::deque<records::RecordList>& lists() {
  static std::deque<records::RecordList> all;
  if (all.empty())
    for (const Entity* entity : {&kOrganisations, &kClusters, &kBusinessUnits}) all.emplace_back(*entity, kShown);
  return all;
}

}  // namespace

const char* scope_icon() {
  const records::Scope now = records::scope();
  const records::Appearance* looks = now.entity ? records::session().appearance(*now.entity) : nullptr;
  return looks ? looks->icon : icon::kGlobe;
}

void find_scopes(App&, std::string_view typed, std::vector<ui::PaletteEntry>& out) {
  if (!records::session().ready()) return;
  out.push_back({.label = "Everything", .detail = "All that you may see", .icon = icon::kGlobe, .weight = 30});
  int weight = 20;
  for (records::RecordList& list : lists()) {
    const Entity& entity = list.entity();
    if (!records::session().anywhere(std::string(entity.name) + ".read")) continue;
    list.ask({.q = std::string(typed), .sort = "name"});
    list.poll();
    const records::Appearance* looks = records::session().appearance(entity);
    for (const Json& row : list.rows())
      out.push_back({.label = std::string(row.text("name")),
                     .detail = detail_of_row(entity, row),
                     .icon = looks ? looks->icon : nullptr,
                     .place = records::Scope{&entity, std::string(row.text("id"))}.text(),
                     .weight = weight});
    weight -= 5;
  }
}
