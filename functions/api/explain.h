#pragma once

#include "api/api.h"

// The row that somebody is asked about, with every place where it lies.
struct Asked {
  const Entity* entity;
  Row row;
  std::vector<Place> places;
  std::string name;
};
Result<Asked> ask_about(Workspace&, const Entity&, Row);

// What would change a refusal, beside what the decision itself knows.
void add_remedies(const Api&, const Subject&, const Question&, Timestamp now, Decision&);

// Whether the subject may do it there, with what would help. `asked`: none for the platform.
Result<Decision> explain(const Api&, Workspace&, const Subject&, std::string_view permission,
                         const std::optional<Asked>& asked);
Result<Decision> explain_module(const Api&, Workspace&, const Subject&, const ModuleQuestion&, const Asked& asked);
// "inventory.write" at a hotel: a module's code and a level, or one of the module's own keys.
Result<std::optional<ModuleQuestion>> find_module(const Api&, Workspace&, std::string_view action, const Place&);

// Gives a refused action the trace and the remedies that the same question gets from /api/why.
void explain_refusal(const Api&, Workspace&, const Subject&, const Action&, const Json& input, Error&);
