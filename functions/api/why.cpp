#include "api/why.h"

#include <algorithm>

#include "api/record_routes.h"
#include "api/request_scope.h"
#include "core/time.h"

namespace {

constexpr std::size_t kMostQuestions = 100;

struct WhyInput {
  std::string subject;   // a person's id; empty: the caller
  std::string action;    // "users.change", or "inventory.write" at a hotel
  std::string resource;  // "business-units/<id>", or "platform"
};
constexpr Field kFields[] = {
    field<&WhyInput::subject>("Person").help("A person's id; yourself when it is left out"),
    field<&WhyInput::action>("Action").required().help("users.change, or inventory.write at a hotel"),
    field<&WhyInput::resource>("Resource").help("business-units/<id>, or platform"),
};
static_assert(describes<WhyInput>(kFields));
constexpr Shape kShape{"why", "Question", kFields};

struct Asked {
  const Entity* entity = nullptr;  // null: the platform
  Row row;
  std::vector<Place> places;
  std::string name;
};

Result<std::optional<Asked>> find_resource(const Api& api, Workspace& workspace, std::string_view text) {
  if (text.empty() || text == "platform") return std::optional<Asked>();
  const auto slash = text.find('/');
  const Entity* entity = slash == text.npos ? nullptr : api.catalogue.find_path(text.substr(0, slash));
  if (!entity) return invalid("resource", "is written business-units/<id>, or platform");
  Row row = TRY(find_visible(workspace, *entity, text.substr(slash + 1)));
  std::vector<Place> places = TRY(workspace.places_of(*entity, row.data()));
  std::string name = entity->title_of(row.data());
  return std::optional<Asked>(Asked{entity, std::move(row), std::move(places), std::move(name)});
}

// "inventory.write": a module's code and a level, or one of the module's own keys.
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

// People see themselves, and some lists are for everybody who may read them anywhere: what may_see() knows.
std::optional<Decision> decide_to_read(const Subject& subject, const Asked& asked, Question question, Timestamp now) {
  if (!subject.active) return {};
  if (!asked.entity->tenant_owned && asked.row.record().id == subject.id)
    return Decision{true, "ALLOW", "Yes, it is their own.", {{Mark::decided, "self", "People see what is theirs"}}, {}};
  if (!asked.entity->common) return {};
  for (const Grant& grant : subject.grants) {
    question.place = {};
    question.place.at(grant.level) = grant.scope;
    if (Decision d = decide(subject, question, now); d.allowed) return d;
  }
  return {};
}

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

Decision decide_at(const Subject& subject, const std::optional<Asked>& asked, Question question, Timestamp now) {
  if (!asked) return decide(subject, question, now);
  const bool reads = question.permission == std::string(asked->entity->name) + ".read";
  if (reads)
    if (auto d = decide_to_read(subject, *asked, question, now)) return *d;
  // Any place shows a row; a change needs all of them.
  Decision d;
  for (const Place& place : asked->places) {
    question.place = place;
    d = decide(subject, question, now);
    if (d.allowed == reads) break;
  }
  return d;
}

Result<Decision> answer_question(const Api& api, Workspace& workspace, const Caller& caller, const Json& json) {
  WhyInput input;
  auto faults = read_client(kShape, json, &input, Writing::create);
  if (faults.empty()) faults = validate(kShape, &input);
  if (!faults.empty())
    return Error{.code = Code::invalid, .message = "Check the fields below.", .faults = std::move(faults)};
  Subject subject = caller.subject;
  if (!input.subject.empty()) {
    const Row person = TRY(find_visible(workspace, api.people, input.subject));
    subject = TRY(api.load_subject(workspace, person.record().id));
  }
  auto asked = TRY(find_resource(api, workspace, input.resource));
  Question question;
  question.permission = input.action;
  question.place_name = asked ? std::string_view(asked->name) : "the platform";
  const auto known = api.catalogue.permissions();
  if (!std::binary_search(known.begin(), known.end(), input.action)) {
    if (asked) question.module = TRY(find_module(api, workspace, input.action, asked->places.front()));
    if (!question.module)
      return invalid("action", "is neither a permission nor a module and level at a hotel, such as inventory.write");
  }
  if (asked) question.place = asked->places.front();
  Decision decision = question.module ? TRY(decide_module(api, workspace, subject, question))
                                      : decide_at(subject, asked, question, workspace.now());
  if (!decision.allowed && api.suggest)
    for (Remedy& remedy : api.suggest(subject, question, decision, workspace.now()))
      decision.remedies.push_back(std::move(remedy));
  return decision;
}

Outcome answer_one(const Api& api, Exchange& exchange, const Caller& caller) {
  Json input = Json::object();
  for (const auto& [name, value] : exchange.query()) input.set(name, value);
  RequestScope scope(api, exchange, caller);
  const Decision decision = TRY(answer_question(api, scope.workspace(), caller, input));
  exchange.set_header("Cache-Control", "private, no-cache");
  exchange.answer(200, to_json_text(to_json(decision)));
  return Done{};
}

Outcome answer_many(const Api& api, Exchange& exchange, const Caller& caller) {
  const Json body = TRY(read_body(exchange));
  const Json* questions = body.find("questions");
  if (!questions || !questions->if_array()) return invalid("questions", "must be a list");
  if (questions->if_array()->size() > kMostQuestions)
    return invalid("questions", "has more than " + std::to_string(kMostQuestions) + " items");
  RequestScope scope(api, exchange, caller);
  Json answers = Json::array();
  for (std::size_t i = 0; i < questions->if_array()->size(); ++i) {
    auto decision = answer_question(api, scope.workspace(), caller, (*questions->if_array())[i]);
    if (decision) {
      answers.push(to_json(*decision));
      continue;
    }
    Error error = std::move(decision).error();
    for (Fault& fault : error.faults) fault.field = "questions[" + std::to_string(i) + "]." + fault.field;
    return error;
  }
  exchange.answer(200, to_json_text(Json::Object{{"answers", std::move(answers)}}));
  return Done{};
}

Outcome answer_access(Exchange& exchange, const Caller& caller) {
  exchange.set_header("Cache-Control", "no-store");
  exchange.answer(200, to_json_text(to_json(kSubject, &caller.subject)));
  return Done{};
}

Json decision_schema(Schemas& schemas) {
  if (!schemas.lacks("Decision")) return schema_reference("Decision");
  const Json text = Json::Object{{"type", "string"}};
  schemas.add("Decision",
              Json::Object{{"type", "object"},
                           {"properties", Json::Object{{"allowed", Json::Object{{"type", "boolean"}}},
                                                       {"code", text},
                                                       {"sentence", text},
                                                       {"trace", list_schema(schema_reference("TraceStep"))},
                                                       {"remedies", list_schema(schema_reference("Remedy"))}}},
                           {"required", Json::Array{"allowed", "code", "sentence", "trace", "remedies"}}});
  return schema_reference("Decision");
}

}  // namespace

Json to_json(const Decision& decision) {
  Json trace = Json::array(), remedies = Json::array();
  for (const TraceStep& step : decision.trace)
    trace.push(Json::Object{{"mark", to_name(step.mark)}, {"rule", step.rule}, {"text", step.text}});
  for (const Remedy& remedy : decision.remedies) {
    Json item = Json::Object{{"text", remedy.text}};
    if (!remedy.action.empty()) item.set("action", remedy.action);
    if (!remedy.target.empty()) item.set("target", remedy.target);
    remedies.push(std::move(item));
  }
  return Json::Object{{"allowed", decision.allowed},
                      {"code", decision.code},
                      {"sentence", decision.sentence},
                      {"trace", std::move(trace)},
                      {"remedies", std::move(remedies)}};
}

void add_why_routes(Operations& operations, const Api& api) {
  Schemas& schemas = operations.schemas();
  std::vector<Parameter> parameters;
  for (const Field& f : kFields)
    parameters.push_back(
        {std::string(f.wire), "query", std::string(f.hint), Json::Object{{"type", "string"}}, f.has(Field::Required)});
  operations.add({.method = "GET",
                  .path = "/api/why",
                  .id = "why",
                  .summary = "Whether a person may do something somewhere, and why",
                  .tag = "Access",
                  .parameters = std::move(parameters),
                  .response = decision_schema(schemas),
                  .refusals = {404, 422}},
                 signed_in(api, [&api](Exchange& e, const Caller& caller) { return answer_one(api, e, caller); }));
  const Json question = schemas.refer(kShape, Schemas::Use::create);
  const auto list_of = [](const char* key, Json items) {
    Json list = list_schema(std::move(items));
    list.set("maxItems", static_cast<std::int64_t>(kMostQuestions));
    return Json(Json::Object{
        {"type", "object"}, {"properties", Json::Object{{key, std::move(list)}}}, {"required", Json::Array{key}}});
  };
  Route& many =
      operations.add({.method = "POST",
                      .path = "/api/why",
                      .id = "why.many",
                      .summary = "The same for many questions",
                      .tag = "Access",
                      .request = list_of("questions", question),
                      .response = list_of("answers", schema_reference("Decision")),
                      .refusals = {404}},
                     signed_in(api, [&api](Exchange& e, const Caller& caller) { return answer_many(api, e, caller); }));
  many.writes = false;
  operations.add({.method = "GET",
                  .path = "/api/access",
                  .id = "access.read",
                  .summary = "Everything that the caller holds",
                  .tag = "Access",
                  .response = schemas.refer(kSubject, Schemas::Use::answer)},
                 signed_in(api, [](Exchange& e, const Caller& caller) { return answer_access(e, caller); }));
}
