#include "api/why.h"

#include "api/request_scope.h"
#include "api/why_question.h"

namespace {

constexpr std::size_t kMostQuestions = 100;
constexpr std::size_t kUsualBytes = 1024;  // of a decision with its trace

Outcome answer_one(const Api& api, Exchange& exchange, const Caller& caller) {
  Json input = Json::object();
  for (const auto& [name, value] : exchange.query()) input.set(name, value);
  RequestScope scope(api, exchange, caller, Sight::whole);
  const Decision decision = TRY(answer_question(api, scope, caller, input));
  exchange.set_header("Cache-Control", "private, no-cache");
  std::string body;
  body.reserve(kUsualBytes);
  append_json(decision, body);
  exchange.answer(200, std::move(body));
  return Done{};
}

Outcome answer_many(const Api& api, Exchange& exchange, const Caller& caller) {
  const Json body = TRY(read_body(exchange));
  const Json* questions = body.find("questions");
  if (!questions || !questions->if_array()) return invalid("questions", "must be a list");
  if (questions->if_array()->size() > kMostQuestions)
    return invalid("questions", "has more than " + std::to_string(kMostQuestions) + " items");
  RequestScope scope(api, exchange, caller, Sight::whole);
  std::string out = "{\"answers\":";
  char before = '[';
  for (std::size_t i = 0; i < questions->if_array()->size(); ++i) {
    auto decision = answer_question(api, scope, caller, (*questions->if_array())[i]);
    if (decision) {
      out += std::exchange(before, ',');
      append_json(*decision, out);
      continue;
    }
    Error error = std::move(decision).error();
    for (Fault& fault : error.faults) fault.field = "questions[" + std::to_string(i) + "]." + fault.field;
    return error;
  }
  exchange.answer(200, out += before == '[' ? "[]}" : "]}");
  return Done{};
}

Outcome answer_access(Exchange& exchange, const Caller& caller) {
  exchange.set_header("Cache-Control", "no-store");
  exchange.answer(200, to_json_text(to_json(kSubject, &caller.subject())));
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

// Straight into the body: every refusal and every button that says why pays for this.
void append_json(const Decision& decision, std::string& out) {
  const auto text = [&](std::string_view key, std::string_view value) {
    out.append(key);
    write_json_text(value, out);
  };
  out += decision.allowed ? "{\"allowed\":true" : "{\"allowed\":false";
  text(",\"code\":", decision.code);
  text(",\"sentence\":", decision.sentence);
  out += ",\"trace\":[";
  for (const TraceStep& step : decision.trace) {
    text(&step == decision.trace.data() ? "{\"mark\":" : ",{\"mark\":", to_name(step.mark));
    text(",\"rule\":", step.rule);
    text(",\"text\":", step.text);
    out += '}';
  }
  out += "],\"remedies\":[";
  for (const Remedy& remedy : decision.remedies) {
    text(&remedy == decision.remedies.data() ? "{\"text\":" : ",{\"text\":", remedy.text);
    if (!remedy.action.empty()) text(",\"action\":", remedy.action);
    if (!remedy.target.empty()) text(",\"target\":", remedy.target);
    out += '}';
  }
  out += "]}";
}

void add_why_routes(Operations& operations, const Api& api) {
  Schemas& schemas = operations.schemas();
  std::vector<Parameter> parameters;
  for (const Field& f : kWhyQuestion.fields)
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
  const Json question = schemas.refer(kWhyQuestion, Schemas::Use::create);
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
