#include "api/response_routes.h"

#include "api/request_scope.h"
#include "api/response_query.h"

namespace {

Outcome answer_times(const Api& api, Exchange& exchange, const Caller& caller) {
  RequestScope scope(api, exchange, caller);
  Workspace& workspace = scope.workspace();
  const Timestamp now = workspace.now();
  if (reach(caller.subject(), "response_times.read", now).nothing())
    TRY(authorise_at("response_times.read", {Place{}}, workspace));
  const auto query = TRY(read_response_query(exchange, now));
  auto made = std::make_shared<Result<std::string>>(std::string());
  exchange.defer(
      WorkPriority::normal,
      [&api, caller, query, now, made] { *made = answer_response_query(api, caller, query, now); },
      [made](Exchange& later) {
        if (!*made) return later.refuse(made->error());
        later.set_header("Cache-Control", "private, no-cache");
        later.answer(200, std::move(**made));
      });
  return Done{};
}

Json choice(Json names) { return Json::Object{{"type", "string"}, {"enum", std::move(names)}}; }

std::vector<Parameter> parameters() {
  return {
      {"from", "query", "From the hour of this time on; a day ago when it is left out"},
      {"to", "query", "Before this time; now when it is left out"},
      {"by", "query", "What is added up to one item", choice(Json::Array{"route", "tenant", "both"})},
      {"organisationId", "query", "Of this organisation alone"},
      {"q", "query", "Text that occurs in method and route"},
      {"sort", "query", "What is largest first", choice(Json::Array{"p99", "p95", "p50", "max", "count", "errors"})},
      {"limit", "query", "At most so many items",
       Json::Object{{"type", "integer"},
                    {"minimum", 1},
                    {"maximum", static_cast<std::int64_t>(kMostResponseGroups)},
                    {"default", 100}}}};
}

Json object(Json properties, Json required) {
  return Json::Object{{"type", "object"}, {"properties", std::move(properties)}, {"required", std::move(required)}};
}

Json item_schema() {
  const Json text = Json::Object{{"type", "string"}}, number = Json::Object{{"type", "number"}},
             whole = Json::Object{{"type", "integer"}};
  const Json exemplar =
      object(Json::Object{{"requestId", text}, {"traceId", text}, {"at", text}, {"ms", number}, {"status", whole}},
             Json::Array{"requestId", "traceId", "at", "ms", "status"});
  const Json organisation = Json::Object{{"type", Json::Array{"string", "null"}}};
  return object(Json::Object{{"method", text},
                             {"route", text},
                             {"organisationId", organisation},
                             {"organisationName", text},
                             {"count", whole},
                             {"refused", whole},
                             {"errors", whole},
                             {"p50Ms", number},
                             {"p95Ms", number},
                             {"p99Ms", number},
                             {"maxMs", number},
                             {"exemplars", list_schema(exemplar)}},
                Json::Array{"count", "refused", "errors", "p50Ms", "p95Ms", "p99Ms", "maxMs", "exemplars"});
}

Json answer_schema() {
  const Json text = Json::Object{{"type", "string"}};
  return object(Json::Object{{"from", text},
                             {"to", text},
                             {"items", list_schema(item_schema())},
                             {"total", Json::Object{{"type", "integer"}}},
                             {"relativeError", Json::Object{{"type", "number"}}}},
                Json::Array{"from", "to", "items", "total", "relativeError"});
}

}  // namespace

void add_response_routes(Operations& operations, const Api& api) {
  operations.add({.method = "GET",
                  .path = "/api/response-times",
                  .id = "response_times.read",
                  .summary = "How long answers took, by route and organisation",
                  .tag = "Platform",
                  .parameters = parameters(),
                  .response = answer_schema(),
                  .refusals = {403, 422}},
                 signed_in(api, [&api](Exchange& e, const Caller& caller) { return answer_times(api, e, caller); }));
}
