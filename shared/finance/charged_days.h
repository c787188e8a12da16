#pragma once

#include "commercial/contract.h"
#include "finance/pricing.h"

// "2026-11" as its days.
std::optional<Period> parse_month(std::string_view);

// What an invoice of the month charges of a contract: each part of a billing period whose first charged day lies in the
// month, cut where the number of seats changes. Over all months these are the days of the contract, each once.
std::vector<PricedSegment> charged_days(const Contract&, const Period& month);
