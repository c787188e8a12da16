#pragma once

#include "commercial/contract.h"
#include "model/access.h"

// What the hotel has bought of a module at that level, and what would change the answer. `today` is a day of UTC.
// For the access engine: `none` is LICENSE_REQUIRED, `expired` leaves reading and refuses the rest as LICENSE_EXPIRED.
Result<Entitlement> entitlement(const Id<BusinessUnit>&, std::string_view module, AccessLevel needed, Workspace&);

// Whether a running contract includes the module is asked before whether one did: buying and renewing differ.
struct Licensed {
  Licence licence = Licence::none;
  const Contract* contract = nullptr;  // the one that decides; none when there is no contract at all
};
Licensed licensed(const std::vector<Contract>&, std::string_view module, AccessLevel needed, Date today);

// Every module of the catalogue, as bought by a hotel: for its page and for "why is this module locked?".
struct ModuleLicence {
  std::string module_id;
  std::string name;
  AccessLevel access_level = AccessLevel::read;  // the highest one bought
  Entitlement entitlement;
};
Result<std::vector<ModuleLicence>> module_licences(const Id<BusinessUnit>&, Workspace&);
