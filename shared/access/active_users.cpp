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

Result<Json> run(const ActiveUsers& input, Workspace& workspace) {
  const std::int64_t people = TRY(active_people_at(workspace, input.business_unit_id));
  return Json(
      Json::Object{{"activeUsers", people}, {"asOf", format_timestamp(workspace.now())}, {"definition", kDefinition}});
}

}  // namespace

Result<std::int64_t> active_people_at(Workspace& workspace, const Id<BusinessUnit>& hotel) {
  std::set<Uuid> assigned;
  for (const Assignment& a : TRY(workspace.find<Assignment>(Query{}.equal<&Assignment::business_unit_id>(hotel))))
    if (holds_at(a.starts_at, a.ends_at, workspace.now())) assigned.insert(a.user_id.value);
  return workspace.count<User>(Query{}.one_of<&Record::id>(assigned).equal<&User::status>(UserStatus::active));
}

constinit const Shape kActiveUsersInput{"business_units.active_users", "Active users of a hotel", kFields};
constinit const Action kActiveUsers = action<run>("business_units.active_users", "Active users", {"assignments.read"},
                                                  kBusinessUnits, {.at = "business_unit_id", .reads = true});
