#include "api/perform.h"

namespace {

Json text() { return Json::Object{{"type", "string"}}; }

}  // namespace

std::vector<Parameter> deed_parameters(bool creates, bool versioned) {
  std::vector<Parameter> out{
      {"plan", "query", "1: answers what this would do, and does nothing",
       Json::Object{{"type", "string"}, {"enum", Json::Array{"0", "1"}}}},
      {"reason", "query", "Why, for the audit trail"},
      {"If-Plan-Match", "header", "The hash of a plan: applies exactly it, or answers 409 with the new plan"},
  };
  if (creates) out.push_back({"Idempotency-Key", "header", "Makes sending this twice do it once"});
  if (versioned) out.push_back({"If-Match", "header", "The ETag of what is changed; 428 without it"});
  return out;
}

Json plan_schema(Schemas& schemas) {
  if (!schemas.lacks("Plan")) return schema_reference("Plan");
  const auto object = [](Json properties) {
    return Json(Json::Object{{"type", "object"}, {"properties", std::move(properties)}});
  };
  const Json change = object(Json::Object{
      {"resource", text()},
      {"label", text()},
      {"id", text()},
      {"title", text()},
      {"verb", text()},
      {"secret", Json::Object{{"type", "boolean"}}},
      {"fields", list_schema(object(Json::Object{
                     {"field", text()}, {"label", text()}, {"before", Json::object()}, {"after", Json::object()}}))}});
  const Json event = object(Json::Object{{"name", text()}, {"subject", text()}});
  const Json told = object(Json::Object{{"person", text()}, {"name", text()}, {"text", text()}});
  const Json charge =
      object(Json::Object{{"text", text()}, {"amount", Json::Object{{"type", "integer"}}}, {"currency", text()}});
  const Json texts = list_schema(text());
  const Json flip =
      object(Json::Object{{"person", text()}, {"name", text()}, {"place", text()}, {"gains", texts}, {"loses", texts}});
  const Json touched = object(Json::Object{{"resource", text()}, {"id", text()}, {"text", text()}});
  Json plan = object(Json::Object{{"summary", text()},
                                  {"changes", list_schema(change)},
                                  {"events", list_schema(event)},
                                  {"told", list_schema(told)},
                                  {"charges", list_schema(charge)},
                                  {"flips", list_schema(flip)},
                                  {"touched", list_schema(touched)},
                                  {"hash", text()}});
  plan.set("required", Json::Array{"summary", "changes", "events", "told", "charges", "flips", "touched", "hash"});
  schemas.add("Plan", std::move(plan));
  return schema_reference("Plan");
}

Json or_plan(Schemas& schemas, Json result) {
  return Json::Object{{"oneOf", Json::Array{std::move(result), plan_schema(schemas)}}};
}
