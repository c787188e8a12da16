#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "model/workspace.h"
#include "store/digest.h"

// What a request adds to what its action did.
struct RequestFacts {
  std::string action;  // "users.create"
  std::string reason = {};
  std::string request_id = {};
  std::string address = {};  // of the client
};

// One record of the journal: all that an action did in one tenant.
struct JournalRecord {
  Uuid tenant;
  std::uint64_t seq = 0;  // from 1, without gaps
  Timestamp at;
  const Actor* actor = nullptr;
  const RequestFacts* facts = nullptr;
  const ChangeSet* set = nullptr;
  std::vector<std::size_t> changes = {};  // those of the tenant
  bool first = true;                      // of the action: holds what belongs to no tenant
  const std::unordered_map<std::size_t, Hash>* secrets = nullptr;

  Place place() const {
    return changes.empty() ? Place{} : set->changes[changes.front()].place;
  }  // of its first target
};

// RFC 8785: {action, actor, actorName, at, behind, charges, events, ip, place, reason, requestId, seq, summary,
// targets[{fields{name{after, before}}, id, resource, secretDigest, title, verb}], tenant, told}; what is empty is left
// out. These bytes are the leaf of the tenant's tree.
std::string record_text(const JournalRecord& record);
