#include "access/change_many_assignments.h"

#include <algorithm>
#include <map>
#include <set>

#include "access/active_users.h"
#include "access/change_access.h"
#include "access/subject.h"
#include "access/tell_flips.h"

namespace {

using A = AccessChange;
using C = ChangeManyAssignments;

constexpr Field kChangeFields[] = {
    field<&A::user_id>("Person").references(kUsers).required(),
    field<&A::organisation_id>("Organisation").references(kOrganisations),
    field<&A::cluster_id>("Cluster").references(kClusters),
    field<&A::business_unit_id>("Hotel").references(kBusinessUnits),
    field<&A::department_id>("Department").references(kDepartments),
    field<&A::role>("Role").required().up_to(60),
    field<&A::step>("Give or take"),
};
static_assert(describes<A>(kChangeFields));

constexpr Field kFields[] = {field<&C::changes>("Changes").required().up_to(500)};
static_assert(describes<C>(kFields));

Result<std::vector<Place>> places(const void* values, Workspace& workspace) {
  std::vector<Place> out;
  for (const A& change : static_cast<const C*>(values)->changes) {
    const Place place = TRY(place_of_change(workspace, change));
    if (std::find(out.begin(), out.end(), place) == out.end()) out.push_back(place);
  }
  return out;
}

// The fault of one of them, by its place in the list and by the person's name.
Error named(Workspace& workspace, const C& input, std::size_t i, Error error) {
  for (Fault& fault : error.faults) fault.field = "changes[" + std::to_string(i) + "]." + fault.field;
  if (const auto person = workspace.load(input.changes[i].user_id)) error.message = person->name + ": " + error.message;
  return error;
}

bool is_replaced(const C& input, const A& taken) {
  return std::any_of(input.changes.begin(), input.changes.end(), [&](const A& c) {
    return c.step == AccessStep::give && c.user_id == taken.user_id && c.business_unit_id == taken.business_unit_id &&
           c.department_id == taken.department_id && c.cluster_id == taken.cluster_id;
  });
}

// What is taken comes first, so that a seat may pass from one to another.
Outcome carry_out(Workspace& workspace, const C& input) {
  for (const AccessStep step : {AccessStep::take, AccessStep::give})
    for (std::size_t i = 0; i < input.changes.size(); ++i) {
      const A& change = input.changes[i];
      if (change.step != step) continue;
      Outcome done = step == AccessStep::take ? take_access(workspace, change, is_replaced(input, change))
                                              : give_access(workspace, change);
      if (!done) return named(workspace, input, i, std::move(done).error());
    }
  return Done{};
}

std::string count_of(std::size_t n, const char* one, const char* many) {
  return std::to_string(n) + " " + (n == 1 ? one : many);
}

std::string sentence(const C& input, std::size_t people, std::size_t places) {
  const auto given = static_cast<std::size_t>(
      std::count_if(input.changes.begin(), input.changes.end(), [](const A& c) { return c.step == AccessStep::give; }));
  const std::size_t taken = input.changes.size() - given;
  std::string out;
  if (given) out = "Gives " + count_of(given, "role", "roles");
  if (taken) out += (given ? " and takes " : "Takes ") + count_of(taken, "role", "roles") + " away";
  return out + ": " + count_of(people, "person", "people") + " at " + count_of(places, "place", "places") + ".";
}

using Counts = std::map<Uuid, std::int64_t>;  // of active people, by hotel

Result<Counts> count_people(Workspace& workspace, const std::vector<Place>& where) {
  Counts out;
  for (const Place& place : where)
    if (const Uuid& hotel = place.at(ScopeLevel::business_unit); !hotel.is_nil())
      out[hotel] = TRY(active_people_at(workspace, {hotel}));
  return out;
}

Outcome tell_counts(Workspace& workspace, const Counts& before, const Counts& after) {
  for (const auto& [hotel, was] : before) {
    const std::int64_t is = after.at(hotel);
    if (is == was) continue;
    const std::string name = TRY(workspace.load(Id<BusinessUnit>{hotel})).name;
    workspace.touch(kBusinessUnits, hotel,
                    name + ": " + std::to_string(was) + " active people become " + std::to_string(is));
  }
  return Done{};
}

Result<Json> run(const C& input, Workspace& workspace) {
  std::map<Uuid, Subject> before;
  for (const A& change : input.changes)
    if (!before.count(change.user_id.value))
      before.emplace(change.user_id.value, TRY(load_subject(workspace, change.user_id)));
  const std::vector<Place> where = TRY(places(&input, workspace));
  workspace.summarise(sentence(input, before.size(), where.size()));
  const Counts counts = TRY(count_people(workspace, where));
  TRY(carry_out(workspace, input));
  for (const auto& [person, was] : before)
    TRY(tell_flips(workspace, was, TRY(load_subject(workspace, Id<User>{person}))));
  TRY(tell_counts(workspace, counts, TRY(count_people(workspace, where))));
  return Json(Json::Object{{"changed", static_cast<std::int64_t>(input.changes.size())}});
}

}  // namespace

constinit const Shape kAccessChange{"access_change", "Change of access", kChangeFields};
constinit const Shape kChangeManyAssignmentsInput{"assignments.change_many", "Change access", kFields};
constinit const Action kChangeManyAssignments =
    action<run>("assignments.change_many", "Change access of many", {"assignments.create"}, kAssignments,
                {.places = places, .ask = Ask::plan, .icon = "grid"});
