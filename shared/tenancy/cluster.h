#pragma once

#include "tenancy/organisation.h"

// A group of hotels inside an organisation.
struct Cluster : Record {
  Id<Organisation> organisation_id;
  std::string code;  // "CL-0001"
  std::string name;
  std::string alias;
  std::string region;
};

extern const Entity kClusters;
constexpr const Entity& entity_of(const Cluster*) { return kClusters; }
