#pragma once

#include "screens/access_answers.h"

// What the server is asked of an assignment: one question for each module, as of the end of that day.
void add_access_questions(const Json& assignment, const std::vector<Json>& modules, std::string_view person,
                          const std::string& day, Json::Array& questions);
// The assignment as a card; its answers begin with the one at `first`.
void draw_assignment_access(const Json& assignment, const std::vector<Json>& modules, const AccessAnswers& answers,
                            std::size_t first, bool changeable);
