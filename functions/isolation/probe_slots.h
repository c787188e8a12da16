#pragma once

#include "api/operation.h"
#include "isolation/specimens.h"

// Where a request to an operation can name a record.
struct Slot {
  enum class In : std::uint8_t { path, query, body } in;
  std::string name;         // "userId", "businessUnitId"
  const Entity* entity;     // what is named there
  bool listed = false;      // in the body: in a list
  std::string before = {};  // in the query: what stands before the id, "id:eq:"
  bool optional = false;    // left out when another is asked
};
std::vector<Slot> slots_of(const Operation&, const Catalogue&);

inline constexpr std::string_view kNobodys = "018f0000-0000-7000-8000-00000000c0de";  // an id that nothing has

enum class Named : std::uint8_t { own, foreign, nobodys, left_out };

// One request, with every slot filled.
struct ProbeRequest {
  std::string target;
  std::string body;
  std::string foreign;  // the id of the foreign record that it names
};
// Nothing when there is no such record to name.
std::optional<ProbeRequest> fill(const Operation&, const Catalogue&, const Specimens&, const std::vector<Slot>&,
                                 const std::vector<Named>&);
