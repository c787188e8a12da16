#pragma once

#include "records/form.h"
#include "screens/plan_draft.h"

// The plan, its currency and period; true when something was changed.
bool draw_plan_basics(PlanDraft&, records::Form& of_plan, const std::vector<Fault>&);
// What stands between the draft and its publication.
void draw_plan_checks(const PlanDraft&, const std::vector<Fault>&);
