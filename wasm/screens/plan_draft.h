#pragma once

#include <string>

#include "commercial/plan_version.h"

// A price list while it is written: the very struct that the server prices with, so that examples cannot differ.
struct PlanDraft {
  PlanVersion version;
  PlanVersion stored;  // as it was last read or saved
  std::string etag;
  bool is_new = true;

  void begin();                                        // something new, with one flat price
  void begin(const Json& row, std::string_view etag);  // a stored one
  void begin_from(const Json& row);                    // a new version that starts as a stored one is
  bool dirty() const;
  Json input() const;  // what clients may write of it
};

// The first fault at a path, or below it: "prices[0].tiers[1]".
std::string_view fault_at(const std::vector<Fault>&, std::string_view path);
