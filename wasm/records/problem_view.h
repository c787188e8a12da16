#pragma once

#include "records/problem.h"

namespace records {

// Why something was refused: in words, then the rules that were looked at, then what would change the answer.
void draw_problem(const Problem&);
// The ladder of a decision, and its remedies. True when a remedy's link was followed.
void draw_trace(std::span<const TraceStep>);
// `given` fills the form of what would be made, and names the person where a remedy does not:
// "userId=…&businessUnitId=…".
void draw_remedies(std::span<const Remedy>, std::string_view given = {});
void draw_decision(bool allowed, std::string_view sentence, std::span<const TraceStep>, std::span<const Remedy>,
                   std::string_view given = {});

// A list or record that could not be read; true when it should be tried again.
bool draw_failure(const Problem&, std::string_view what);

}  // namespace records
