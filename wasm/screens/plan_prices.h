#pragma once

#include "records/record_list.h"
#include "screens/plan_draft.h"

// The prices of a draft as cards, each with its tiers as a table that is typed into. True when something changed.
bool draw_plan_prices(PlanVersion&, const std::vector<Fault>&);
// One price's tiers.
bool draw_tiers(Price&, const std::string& currency, const std::vector<Fault>&, const std::string& path);
// Which modules it opens, up to which level.
bool draw_plan_modules(PlanVersion&, records::RecordList& modules, const std::vector<Fault>&);
// Who may be above the seats bought, and what that costs.
bool draw_plan_seats(PlanVersion&, const std::vector<Fault>&);
