#include "access/set_platform_role.h"

#include "access/built_in_roles.h"
#include "access/cluster_grants.h"
#include "access/tell_flips.h"

namespace {

using S = SetPlatformRole;

constexpr Field kFields[] = {
    field<&S::user_id>("Person").references(kUsers).required(),
    field<&S::platform_role>("Platform role"),
    field<&S::clusters>("Clusters").references(kClusters).up_to(50).help("That a cluster admin runs"),
};
static_assert(describes<S>(kFields));

Result<std::vector<Place>> platform(const void*, Workspace&) { return std::vector<Place>{Place{}}; }

Result<Json> run(const S& input, Workspace& workspace) {
  User user = TRY(workspace.load(input.user_id));
  const Subject before = TRY(make_subject(workspace, user));
  user.platform_role = input.platform_role;
  workspace.summarise(input.platform_role
                          ? user.name + " becomes " +
                                std::string(find_built_in_role(to_name(*input.platform_role))->label) + "."
                          : user.name + " loses the platform role.");
  TRY(workspace.save(user));
  TRY(set_clusters(workspace, user, input.clusters));
  TRY(tell_flips(workspace, before, TRY(make_subject(workspace, user))));
  workspace.emit("users.platform_role_changed", user.id);
  return row_json(kUsers, &user);
}

}  // namespace

constinit const Shape kSetPlatformRoleInput{"users.assign_platform_role", "Change platform role", kFields};
constinit const Action kSetPlatformRole = action<run>(
    "users.assign_platform_role", "Change platform role", {"users.assign_platform_role", Permission::Risk::high},
    kUsers, {.target = "user_id", .places = platform, .ask = Ask::plan, .icon = "shield"});
