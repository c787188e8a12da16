#pragma once

#include <string>

#include "records/deed.h"

namespace records {

// What a plan would do: in one sentence, then each change before and after, who is told, and what it costs.
void draw_plan(const Json& plan);
bool plan_is_empty(const Json& plan);

// Shows the plan of a deed and asks; true when it was applied or is on its way. `open` is kept by the caller.
bool draw_plan_dialog(Deed&, const Json& input, std::string_view deed_name, bool& open,
                      std::string_view applying = "Applying it, all or nothing");
void draw_changes(const Json& fields, const Entity*);              // [{label, field, before, after}]
std::string sentence_of_change(const Json& field, const Entity*);  // "Draft → Active"

}  // namespace records
