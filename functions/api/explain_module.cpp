#include <algorithm>

#include "api/explain.h"

namespace {

// Where below this place the subject holds something: a hotel's modules are given within its departments.
Result<std::vector<Place>> places_below(const Api& api, Workspace& workspace, const Subject& subject,
                                        const Place& place) {
  std::vector<Place> out;
  for (const Grant& grant : subject.grants) {
    if (grant.level <= place.level()) continue;
    for (const Entity* entity : api.catalogue.entities()) {
      if (entity->scope != grant.level) continue;
      const Place below = TRY(workspace.place_of_scope(*entity, grant.scope));
      if (below.within(place.level(), place.at(place.level()))) out.push_back(below);
    }
  }
  return out;
}

Result<Decision> decide_module(const Api& api, Workspace& workspace, const Subject& subject, Question question) {
  Decision best = decide(subject, question, workspace.now());
  if (best.allowed || best.code != "NO_GRANT") return best;
  for (const Place& place : TRY(places_below(api, workspace, subject, question.place))) {
    question.place = place;
    Decision d = decide(subject, question, workspace.now());
    if (d.allowed) return d;
    if (best.code == "NO_GRANT") best = std::move(d);
  }
  return best;
}

}  // namespace

Result<std::optional<ModuleQuestion>> find_module(const Api& api, Workspace& workspace, std::string_view action,
                                                  const Place& place) {
  const Uuid& hotel = place.at(ScopeLevel::business_unit);
  const auto dot = action.find('.');
  if (dot == action.npos || hotel.is_nil()) return std::optional<ModuleQuestion>();
  ModuleQuestion question;
  question.module = action.substr(0, dot);
  question.key = action;
  const auto& levels = names_of<AccessLevel>;
  const auto level = std::find(levels.begin(), levels.end() - 1, action.substr(dot + 1));
  question.needed = static_cast<AccessLevel>(level - levels.begin());
  if (question.needed == AccessLevel::custom) question.needed = AccessLevel::write;
  const auto entitlement = TRY(api.find_entitlement(workspace, hotel, question.module, question.needed));
  if (!entitlement) return std::optional<ModuleQuestion>();
  question.entitlement = *entitlement;
  return std::optional<ModuleQuestion>(std::move(question));
}

Result<Decision> explain_module(const Api& api, Workspace& workspace, const Subject& subject,
                                const ModuleQuestion& module, const Asked& asked) {
  const Question question{
      .permission = module.key, .place = asked.places.front(), .place_name = asked.name, .module = module};
  Decision decision = TRY(decide_module(api, workspace, subject, question));
  add_remedies(api, subject, question, workspace.now(), decision);
  return decision;
}
