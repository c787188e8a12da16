#include "access/cluster_grants.h"

#include <algorithm>

namespace {

Result<std::vector<AccessGrant>> cluster_grants_of(Workspace& workspace, const User& user) {
  Query query;
  query.equal<&AccessGrant::user_id>(Id<User>{user.id}).equal<&AccessGrant::role>("cluster_admin");
  return workspace.find<AccessGrant>(query);
}

}  // namespace

Outcome give_clusters(Workspace& workspace, const User& user, const std::vector<Id<Cluster>>& clusters,
                      GrantSource source) {
  const bool is_admin = user.platform_role == PlatformRole::cluster_admin;
  if (is_admin && clusters.empty()) return invalid("clusters", "is required for a cluster admin");
  if (!is_admin && !clusters.empty()) return invalid("clusters", "goes with the platform role cluster_admin alone");
  for (const Id<Cluster>& id : clusters) {
    const Cluster cluster = TRY(workspace.load(id));
    AccessGrant grant;
    grant.user_id = {user.id};
    grant.organisation_id = cluster.organisation_id;
    grant.cluster_id = id;
    grant.role = "cluster_admin";
    grant.source = source;
    TRY(workspace.save(grant));
  }
  return Done{};
}

Outcome set_clusters(Workspace& workspace, const User& user, const std::vector<Id<Cluster>>& clusters,
                     GrantSource source) {
  std::vector<Id<Cluster>> fresh = clusters;
  for (AccessGrant& grant : TRY(cluster_grants_of(workspace, user))) {
    const auto kept = std::find(fresh.begin(), fresh.end(), grant.cluster_id);
    if (kept == fresh.end()) TRY(workspace.archive(grant));
    else fresh.erase(kept);
  }
  if (fresh.empty() && !clusters.empty()) return Done{};
  return give_clusters(workspace, user, fresh, source);
}
