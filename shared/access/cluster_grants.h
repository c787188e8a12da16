#pragma once

#include "access/access_grant.h"
#include "model/workspace.h"

// Gives a cluster administrator each of these clusters. Clusters without that platform role are a fault.
Outcome give_clusters(Workspace&, const User&, const std::vector<Id<Cluster>>&, GrantSource = GrantSource::manual);
// Makes these the clusters that the person runs: gives what is new, takes what is not named.
Outcome set_clusters(Workspace&, const User&, const std::vector<Id<Cluster>>&, GrantSource = GrantSource::manual);
