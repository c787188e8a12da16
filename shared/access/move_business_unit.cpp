#include "access/move_business_unit.h"

#include <set>

#include "access/access_grant.h"
#include "access/subject.h"
#include "access/tell_flips.h"
#include "model/touched.h"

namespace {

using M = MoveBusinessUnit;

constexpr Field kFields[] = {
    field<&M::business_unit_id>("Hotel").references(kBusinessUnits).required(),
    field<&M::cluster_id>("New cluster").references(kClusters).required(),
};
static_assert(describes<M>(kFields));

// A move needs the permission where the hotel is and where it goes.
Result<std::vector<Place>> both_ends(const void* values, Workspace& workspace) {
  const M& input = *static_cast<const M*>(values);
  const Place from = TRY(workspace.place_of_scope(kBusinessUnits, input.business_unit_id.value));
  const Place to = TRY(workspace.place_of_scope(kClusters, input.cluster_id.value));
  return std::vector<Place>{from, to};
}

// Tells everybody whose cluster-wide access begins or ends with the move; answers how many.
Result<std::int64_t> tell_holders(Workspace& workspace, const Id<Cluster>& cluster, const std::string& text,
                                  std::set<Uuid>& people) {
  Query query;
  query.equal<&AccessGrant::cluster_id>(cluster).equal<&AccessGrant::inherits>(true);
  std::int64_t told = 0;
  for (const AccessGrant& grant : TRY(workspace.find<AccessGrant>(query))) {
    if (grant.business_unit_id || grant.effect == Effect::deny) continue;
    const User user = TRY(workspace.load(grant.user_id));
    workspace.tell(user.id, user.name, text);
    people.insert(user.id);
    ++told;
  }
  return told;
}

Result<Json> run(const M& input, Workspace& workspace) {
  BusinessUnit hotel = TRY(workspace.load(input.business_unit_id));
  const Cluster from = TRY(workspace.load(hotel.cluster_id));
  const Cluster to = TRY(workspace.load(input.cluster_id));
  if (from.id == to.id) return invalid("clusterId", "is where the hotel already is");
  if (!(from.organisation_id == to.organisation_id))
    return invalid("clusterId", "belongs to another organisation; a hotel stays with its own");
  const Place before = TRY(workspace.place_of(kBusinessUnits, &hotel));
  hotel.cluster_id = input.cluster_id;
  TRY(workspace.save(hotel));
  std::set<Uuid> people;
  const std::int64_t lose =
      TRY(tell_holders(workspace, {from.id}, "loses " + hotel.name + " with cluster " + from.name, people));
  const std::int64_t gain =
      TRY(tell_holders(workspace, {to.id}, "gains " + hotel.name + " with cluster " + to.name, people));
  const Place after = TRY(workspace.place_of(kBusinessUnits, &hotel));
  for (const Uuid& person : people)
    TRY(tell_flips(workspace, TRY(load_subject(workspace, Id<User>{person})), before, after, hotel.name));
  TRY(tell_touched(workspace, kBusinessUnits, hotel.id));
  workspace.emit("business_units.moved", hotel.id);
  workspace.summarise(hotel.name + " moves from " + from.name + " to " + to.name + ": " + std::to_string(lose) +
                      (lose == 1 ? " person loses" : " people lose") + " and " + std::to_string(gain) +
                      (gain == 1 ? " person gains" : " people gain") + " cluster-wide access to it.");
  return row_json(kBusinessUnits, &hotel);
}

}  // namespace

constinit const Shape kMoveBusinessUnitInput{"business_units.move", "Move hotel", kFields};
constinit const Action kMoveBusinessUnit =
    action<run>("business_units.move", "Move hotel", {"business_units.move", Permission::Risk::high}, kBusinessUnits,
                {.target = "business_unit_id", .places = both_ends, .ask = Ask::plan, .icon = "move"});
