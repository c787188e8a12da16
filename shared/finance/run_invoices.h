#pragma once

#include "finance/invoice.h"
#include "model/action.h"
#include "tenancy/organisation.h"

struct RunInvoices {
  Id<Organisation> organisation_id;
  std::string month;  // "2026-11"
};
extern const Shape kRunInvoicesInput;
constexpr const Shape& shape_of(const RunInvoices*) { return kRunInvoicesInput; }

// Issues the month for every hotel of an organisation that is due one. A hotel that cannot be priced is named and left
// out; running again issues only what is missing. Answers {issued[], skipped[], failed[]}.
extern const Action kRunInvoices;
