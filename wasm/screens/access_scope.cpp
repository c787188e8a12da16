#include "screens/access_scope.h"

#include "access/access_grant.h"
#include "access/role.h"
#include "ui/layout.h"
#include "ui/select.h"

namespace {

// Page after page, until all of it is there.
bool load_all(records::RecordList& list, const records::ListQuery& query) {
  list.ask(query);
  const bool came = list.poll();
  list.want(static_cast<int>(list.rows().size()));
  return came;
}

std::string place_in_address(const AccessPlace& place) { return path_of(*place.entity) + "/" + place.id; }

std::string at_hotels(const std::vector<Json>& hotels, std::string_view cluster) {
  std::string ids;
  for (const Json& hotel : hotels)
    if (hotel.text("clusterId") == cluster) ids.append(ids.empty() ? "" : ",").append(hotel.text("id"));
  return ids;
}

}  // namespace

AccessScope::AccessScope()
    : organisations_(kOrganisations),
      clusters_(kClusters),
      hotels_(kBusinessUnits),
      departments_(kDepartments),
      roles_(kRoles),
      assignments_(kAssignments),
      grants_(kGrants) {}

void AccessScope::choose(std::string_view at) {
  if (chosen_.entity && wanted_ == at) return;
  wanted_ = at;
  chosen_ = {};
  loaded_ = false;
}

// Without a wish: the first cluster, else whatever there is.
void AccessScope::find_chosen() {
  for (records::RecordList* list : {&clusters_, &hotels_, &organisations_})
    for (const Json& row : list->rows()) {
      const AccessPlace place{&list->entity(), std::string(row.text("id")), std::string(row.text("name"))};
      if (!wanted_.empty() && place_in_address(place) != wanted_) continue;
      chosen_ = place;
      organisation_ = place.entity == &kOrganisations ? place.id : std::string(row.text("tenant"));
      return;
    }
}

bool AccessScope::load_below() {
  const std::string hotels = at_hotels(hotels_.rows(), chosen_.id);
  std::string who;
  bool changed = false;
  if (chosen_.entity == &kBusinessUnits) {
    changed |= load_all(departments_, {.filter = "businessUnitId:eq:" + chosen_.id, .sort = "name"});
    who = "businessUnitId:eq:" + chosen_.id;
  } else if (chosen_.entity == &kClusters && !hotels.empty()) {
    who = "businessUnitId:in:" + hotels;
  }
  if (!who.empty()) changed |= load_all(assignments_, {.filter = who});
  changed |= load_all(grants_, {.filter = "organisationId:eq:" + organisation_});
  changed |= load_all(roles_, {.filter = "organisationId:eq:" + organisation_, .sort = "name"});
  const bool whole = (who.empty() || assignments_.complete()) && grants_.complete() && roles_.complete() &&
                     (chosen_.entity != &kBusinessUnits || departments_.complete());
  if (whole && !loaded_) changed = true;
  loaded_ |= whole;
  return changed;
}

bool AccessScope::poll() {
  bool came = load_all(organisations_, {.sort = "name"});
  came |= load_all(clusters_, {.sort = "name"});
  came |= load_all(hotels_, {.sort = "name"});
  if (!organisations_.complete() || !clusters_.complete() || !hotels_.complete()) return came;
  if (!chosen_.entity) find_chosen();
  return chosen_.entity ? load_below() || came : came;
}

void AccessScope::refresh(const Entity& entity) {
  for (records::RecordList* list :
       {&organisations_, &clusters_, &hotels_, &departments_, &roles_, &assignments_, &grants_})
    if (&list->entity() == &entity && list->asked()) list->refresh();
}

bool AccessScope::nothing() const {
  return !chosen_.entity && organisations_.complete() && clusters_.complete() && hotels_.complete();
}

const records::Problem* AccessScope::problem() const {
  for (const records::RecordList* list : {&clusters_, &hotels_, &departments_, &assignments_, &grants_, &roles_})
    if (list->problem()) return &list->problem();
  return nullptr;
}

std::vector<AccessPlace> AccessScope::places() const {
  std::vector<AccessPlace> out;
  if (!chosen_.entity) return out;
  out.push_back(chosen_);
  const records::RecordList& below = chosen_.entity == &kOrganisations ? clusters_
                                     : chosen_.entity == &kClusters    ? hotels_
                                                                       : departments_;
  const std::string_view held_by = below.entity().home_field()->wire;
  for (const Json& row : below.rows())
    if (row.text(held_by) == chosen_.id)
      out.push_back({&below.entity(), std::string(row.text("id")), std::string(row.text("name"))});
  return out;
}

bool AccessScope::draw_select(std::string& at) {
  std::vector<ui::Option> options;
  std::vector<std::string> places;
  int chosen = -1;
  for (const records::RecordList* list : {&organisations_, &clusters_, &hotels_})
    for (const Json& row : list->rows()) {
      const AccessPlace place{&list->entity(), std::string(row.text("id")), {}};
      if (place.id == chosen_.id) chosen = static_cast<int>(options.size());
      places.push_back(place_in_address(place));
      options.push_back({.label = row.text("name"), .detail = place.entity->label});
    }
  const float width = theme::narrow() ? ui::available() : theme::grid(72);
  if (!ui::select("Where", chosen, options, {.width = width, .hide_label = true}) || chosen < 0) return false;
  at = places[static_cast<std::size_t>(chosen)];
  return true;
}
