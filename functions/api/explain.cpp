#include "api/explain.h"

namespace {

// People see themselves, and some lists are for everybody who may read them anywhere: what may_see() knows.
std::optional<Decision> decide_to_read(const Api& api, const Subject& subject, const Asked& asked, Question question,
                                       Timestamp now) {
  if (!subject.active) return {};
  if (!asked.entity->tenant_owned && asked.row.record().id == subject.id)
    return Decision{true, "ALLOW", "Yes, it is their own.", {{Mark::decided, "self", "People see what is theirs"}}, {}};
  const Entity& entity = *asked.entity;
  if (!entity.common) return {};
  const Json stage = entity.offer.field.empty() ? Json() : entity.find(entity.offer.field)->read(asked.row.data());
  if (!stage.is_null() && stage == Json(entity.offer.draft)) {
    const std::string change = std::string(entity.name) + ".change";
    question.permission = change;
    question.words = api.catalogue.label_of(change);
    question.place = {};
    return decide(subject, question, now);
  }
  if (!entity.offer.open.empty() && stage != Json(entity.offer.open)) return {};
  for (const Grant& grant : subject.grants) {
    question.place = {};
    question.place.at(grant.level) = grant.scope;
    if (Decision d = decide(subject, question, now); d.allowed) return d;
  }
  return {};
}

// `question` ends with the place that decided.
Decision decide_at(const Api& api, const Subject& subject, const std::optional<Asked>& asked, Question& question,
                   Timestamp now) {
  if (!asked) return decide(subject, question, now);
  const bool reads = question.permission == std::string(asked->entity->name) + ".read";
  if (reads)
    if (auto d = decide_to_read(api, subject, *asked, question, now)) return *d;
  // Any place shows a row; a change needs all of them.
  Decision d;
  for (const Place& place : asked->places) {
    question.place = place;
    d = decide(subject, question, now);
    if (d.allowed == reads) break;
  }
  return d;
}

}  // namespace

void add_remedies(const Api& api, const Subject& subject, const Question& question, Timestamp now, Decision& decision) {
  if (decision.allowed || !api.suggest) return;
  for (Remedy& remedy : api.suggest(subject, question, decision, now)) decision.remedies.push_back(std::move(remedy));
}

Result<Asked> ask_about(Workspace& workspace, const Entity& entity, Row row) {
  std::vector<Place> places = TRY(workspace.places_of(entity, row.data()));
  std::string name = entity.title_of(row.data());
  return Asked{&entity, std::move(row), std::move(places), std::move(name)};
}

Result<Decision> explain(const Api& api, Workspace& workspace, const Subject& subject, std::string_view permission,
                         const std::optional<Asked>& asked) {
  Question question{.permission = permission,
                    .words = api.catalogue.label_of(permission),
                    .place = {},
                    .place_name = asked ? std::string_view(asked->name) : "the platform"};
  if (asked) question.place = asked->places.front();
  Decision decision = decide_at(api, subject, asked, question, workspace.now());
  add_remedies(api, subject, question, workspace.now(), decision);
  return decision;
}
