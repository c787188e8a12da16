#include "api/openapi.h"

#include <algorithm>
#include <array>
#include <memory>
#include <set>

#include "http/problem.h"

namespace {

constexpr std::array<std::pair<int, std::string_view>, 10> kRefusals = {{
    {400, "The body or a parameter could not be read"},
    {401, "Sign in first"},
    {403, "Not allowed; `trace` says why and `remedies` what would help"},
    {404, "There is no such thing, or the caller may not see it"},
    {409, "In conflict with what is there, or the plan has changed"},
    {412, "If-Match names an older version"},
    {413, "The body is too large"},
    {422, "Fields cannot be accepted; `faults` names them"},
    {428, "If-Match is missing"},
    {429, "Too many requests; Retry-After says when to come back"},
}};

Json text() { return Json::Object{{"type", "string"}}; }

Json object(Json properties, Json required) {
  return Json::Object{{"type", "object"}, {"properties", std::move(properties)}, {"required", std::move(required)}};
}

void add_problem(Schemas& schemas) {
  const Json marks = Json::Array{"looked_at", "matched", "decided"};
  schemas.add("Fault", object(Json::Object{{"field", text()}, {"message", text()}}, Json::Array{"field", "message"}));
  schemas.add("TraceStep", object(Json::Object{{"mark", Json::Object{{"type", "string"}, {"enum", marks}}},
                                               {"rule", text()},
                                               {"text", text()}},
                                  Json::Array{"mark", "rule", "text"}));
  schemas.add("Remedy",
              object(Json::Object{{"text", text()}, {"action", text()}, {"target", text()}}, Json::Array{"text"}));
  schemas.add("Problem", object(Json::Object{{"type", text()},
                                             {"title", text()},
                                             {"status", Json::Object{{"type", "integer"}}},
                                             {"code", text()},
                                             {"detail", text()},
                                             {"requestId", text()},
                                             {"faults", list_schema(schema_reference("Fault"))},
                                             {"trace", list_schema(schema_reference("TraceStep"))},
                                             {"remedies", list_schema(schema_reference("Remedy"))},
                                             {"plan", Json::Object{{"type", "object"}}},
                                             {"verdicts", list_schema(Json::Object{{"type", "object"}})}},
                                Json::Array{"type", "title", "status", "code", "detail", "requestId"}));
}

Json content(std::string_view media_type, Json schema) {
  return Json::Object{{std::string(media_type), Json::Object{{"schema", std::move(schema)}}}};
}

Json path_parameters(std::string_view path) {
  Json out = Json::array();
  for (std::size_t at = path.find('{'); at != path.npos; at = path.find('{', at + 1)) {
    const std::string_view name = path.substr(at + 1, path.find('}', at) - at - 1);
    out.push(Json::Object{{"name", name}, {"in", "path"}, {"required", true}, {"schema", text()}});
  }
  return out;
}

Json parameters_of(const Operation& operation) {
  Json out = path_parameters(operation.path);
  for (const Parameter& p : operation.parameters) {
    Json item = Json::Object{{"name", p.name}, {"in", p.in}, {"description", p.description}, {"schema", p.schema}};
    if (p.required) item.set("required", true);
    out.push(std::move(item));
  }
  return out;
}

Json responses_of(const Operation& operation) {
  Json answer = Json::Object{{"description", "Done"}};
  if (!operation.response.is_null()) answer.set("content", content(operation.response_type, operation.response));
  Json out = Json::Object{{std::to_string(operation.status), std::move(answer)}};
  if (!operation.plan.is_null())
    out.set("200", Json::Object{{"description", "With ?plan=1: what it would do"},
                                {"content", content("application/json", operation.plan)}});
  std::set<int> refusals(operation.refusals.begin(), operation.refusals.end());
  refusals.insert(429);
  if (!operation.open) refusals.insert(401);
  if (!operation.request.is_null()) refusals.insert({400, 413, 422});
  for (const int status : refusals)
    out.set(std::to_string(status), Json::Object{{"$ref", "#/components/responses/" + std::to_string(status)}});
  return out;
}

Json operation_json(const Operation& operation) {
  Json out =
      Json::Object{{"operationId", operation.id}, {"summary", operation.summary}, {"tags", Json::Array{operation.tag}}};
  if (Json parameters = parameters_of(operation); !parameters.if_array()->empty())
    out.set("parameters", std::move(parameters));
  if (!operation.request.is_null())
    out.set("requestBody",
            Json::Object{{"required", true}, {"content", content(operation.request_type, operation.request)}});
  out.set("responses", responses_of(operation));
  if (operation.open) out.set("security", Json::array());
  return out;
}

Json paths_of(const std::vector<Operation>& operations) {
  Json paths = Json::object();
  for (const Operation& operation : operations) {
    if (!paths.find(operation.path)) paths.set(operation.path, Json::object());
    std::string method = operation.method;
    std::transform(method.begin(), method.end(), method.begin(), [](char c) { return static_cast<char>(c | 0x20); });
    paths.find(operation.path)->set(method, operation_json(operation));
  }
  return paths;
}

Json tags_of(const std::vector<Operation>& operations) {
  std::set<std::string> names;
  for (const Operation& operation : operations) names.insert(operation.tag);
  Json out = Json::array();
  for (const std::string& name : names)
    out.push(Json::Object{{"name", name}, {"description", name + " of the platform"}});
  return out;
}

Json refusals() {
  Json out = Json::object();
  for (const auto& [status, description] : kRefusals)
    out.set(std::to_string(status), Json::Object{{"description", description},
                                                 {"content", content(kProblemType, schema_reference("Problem"))}});
  return out;
}

}  // namespace

Json openapi_document(Operations& operations) {
  add_problem(operations.schemas());
  const Json schemes = Json::Object{
      {"bearer", Json::Object{{"type", "http"}, {"scheme", "bearer"}}},
      {"session", Json::Object{{"type", "apiKey"}, {"in", "cookie"}, {"name", "carmen_session"}}},
  };
  return Json::Object{
      {"openapi", "3.1.0"},
      {"info", Json::Object{{"title", "Carmen Platform"},
                            {"version", "1.0.0"},
                            {"description", "Every resource, every action, and why they were allowed or refused."},
                            {"license", Json::Object{{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
      {"servers", Json::Array{Json::Object{{"url", "/"}, {"description", "This server"}}}},
      {"security", Json::Array{Json::Object{{"bearer", Json::array()}}, Json::Object{{"session", Json::array()}}}},
      {"tags", tags_of(operations.all())},
      {"paths", paths_of(operations.all())},
      {"components",
       Json::Object{{"securitySchemes", schemes}, {"responses", refusals()}, {"schemas", operations.schemas().all()}}},
  };
}

void add_openapi_route(Operations& operations) {
  auto text = std::make_shared<std::string>();
  operations.add({.method = "GET",
                  .path = "/api/openapi.json",
                  .id = "openapi.read",
                  .summary = "This description",
                  .tag = "Platform",
                  .response = Json::Object{{"type", "object"}},
                  .open = true},
                 [text](Exchange& exchange) { exchange.answer(200, text, "application/json"); });
  *text = to_json_text(openapi_document(operations));
}
