#pragma once

#include "finance/invoice.h"

// What would be issued for the hotel and the month, without number: preview, issue and run all begin here. Writes
// nothing. A month without a charge is `conflict` with the reason NOTHING_TO_INVOICE; one that has its invoice, with
// ISSUED.
Result<Invoice> draft_invoice(const BusinessUnit&, std::string_view month, Workspace&);
// What it would be priced from.
Result<PricingInput> pricing_input(const BusinessUnit&, std::string_view month, Workspace&);
// Gives the draft its number and stores it.
Outcome issue(Invoice& draft, Workspace&);
