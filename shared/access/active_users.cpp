#include "access/active_users.h"

#include <set>

#include "access/assignment.h"
#include "core/time.h"

namespace {

constexpr Field kFields[] = {field<&ActiveUsers::business_unit_id>("Hotel").references(kBusinessUnits).required()};
static_assert(describes<ActiveUsers>(kFields));

constexpr std::string_view kDefinition =
    "Distinct people who are active and have at least one assignment at the hotel that is valid at that moment. "
    "Somebody with two departments counts once; administrators of the cluster or the platform do not count.";

bool is_valid(const Assignment& a, Timestamp at) {
  return !(a.starts_at && at < *a.starts_at) && !(a.ends_at && !(at < *a.ends_at));
}

Result<Json> run(const ActiveUsers& input, Workspace& workspace) {
  return Json(Json::Object{{"activeUsers", TRY(active_people_at(workspace, input.business_unit_id))},
                           {"asOf", format_timestamp(workspace.now())},
                           {"definition", kDefinition}});
}

}  // namespace

Result<std::int64_t> active_people_at(Workspace& workspace, const Id<BusinessUnit>& hotel) {
  Query query;
  query.equal<&Assignment::business_unit_id>(hotel);
  std::set<Uuid> assigned;
  for (const Assignment& a : TRY(workspace.find<Assignment>(query)))
    if (is_valid(a, workspace.now())) assigned.insert(a.user_id.value);
  std::int64_t active = 0;
  for (const Uuid& id : assigned) {
    User user;
    active += TRY(workspace.fetch(kUsers, id, &user)) && !user.archived_at && user.status == UserStatus::active;
  }
  return active;
}

constinit const Shape kActiveUsersInput{"business_units.active_users", "Active users of a hotel", kFields};
constinit const Action kActiveUsers = action<run>("business_units.active_users", "Active users", {"assignments.read"},
                                                  kBusinessUnits, {.at = "business_unit_id", .reads = true});
