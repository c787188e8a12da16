#include "api/list_routes.h"

#include <algorithm>

#include "api/export_csv.h"
#include "api/list_request.h"
#include "api/record_routes.h"
#include "api/request_scope.h"
#include "http/wire_text.h"
#include "store/list.h"

namespace {

constexpr std::int64_t kMostCounted = 10'000;  // whoever sees more does not wait until all are counted

Outcome answer_list(const Api& api, Exchange& exchange, const Caller& caller, const Entity& entity) {
  if (lists_word(exchange.header("Accept"), "text/csv")) return export_csv(api, exchange, caller, entity);
  ListRequest list = TRY(read_list_request(entity, exchange.query(), caller.view(entity)));
  RequestScope scope(api, exchange, caller);
  Workspace& workspace = scope.workspace();
  const Reach seen = reach_to_read(entity, caller.subject(), workspace.now());
  list.query.reach = &seen;
  ListPage page = TRY(list_json(scope.database(), api.store->tables, entity, list.query,
                                {.view = caller.view(entity),
                                 .fields = list.fields,
                                 .page = list.page,
                                 .few = api.store->few,
                                 .last = !list.total}));
  std::string body = "{\"items\":" + page.rows;
  if (page.more) {
    body += ",\"next\":";
    write_json_text(make_cursor(list.query, std::move(page.last)), body);
  }
  if (list.total) {
    list.query.after.clear();
    list.query.limit = kMostCounted + 1;
    const std::int64_t total = TRY(workspace.count(entity, list.query));
    body += ",\"total\":" + std::to_string(std::min(total, kMostCounted));
    if (total > kMostCounted) body += ",\"totalIsLeast\":true";
  }
  body += '}';
  exchange.set_header("Cache-Control", "private, no-cache");
  exchange.answer(200, std::move(body));
  return Done{};
}

std::vector<Parameter> list_parameters(bool paged) {
  std::vector<Parameter> out{
      {"filter", "query", "field:op:value, several behind semicolons; eq ne lt le gt ge in like null notnull"},
      {"q", "query", "Words that must all occur"},
      {"sort", "query", "Fields, a dash before those that descend: name,-createdAt"},
      {"fields", "query", "The fields to answer, by name"},
      {"archived", "query", "Whether archived ones are part of it",
       Json::Object{{"type", "string"}, {"enum", Json::Array{"exclude", "include", "only"}}}},
      {"scope", "query",
       "What lies in this part of the tree alone: organisation, cluster, business_unit or department, a colon, its id"},
  };
  if (!paged) return out;
  out.push_back(
      {"limit", "query", "At most so many",
       Json::Object{{"type", "integer"}, {"minimum", 1}, {"maximum", kLargestPage}, {"default", kDefaultPage}}});
  out.push_back({"cursor", "query", "Where the page begins: `next` of the page before"});
  out.push_back({"total", "query", "1: count them, up to 10,000; totalIsLeast says that there are more",
                 Json::Object{{"type", "string"}, {"enum", Json::Array{"0", "1"}}}});
  return out;
}

Json page_schema(Json items) {
  return Json::Object{{"type", "object"},
                      {"properties", Json::Object{{"items", list_schema(std::move(items))},
                                                  {"next", Json::Object{{"type", "string"}}},
                                                  {"total", Json::Object{{"type", "integer"}}},
                                                  {"totalIsLeast", Json::Object{{"type", "boolean"}}}}},
                      {"required", Json::Array{"items"}}};
}

}  // namespace

void add_list_routes(Operations& operations, const Api& api, const Entity& entity) {
  Operation list{.method = "GET",
                 .path = collection_path(entity),
                 .id = std::string(entity.name) + ".list",
                 .summary = std::string(entity.plural),
                 .tag = std::string(entity.plural),
                 .parameters = list_parameters(true),
                 .response = page_schema(operations.schemas().refer(entity, Schemas::Use::answer)),
                 .refusals = {422}};
  operations.add(std::move(list), signed_in(api, [&api, &entity](Exchange& exchange, const Caller& caller) {
                   return answer_list(api, exchange, caller, entity);
                 }));
  Operation csv{.method = "GET",
                .path = collection_path(entity) + ".csv",
                .id = std::string(entity.name) + ".export",
                .summary = std::string(entity.plural) + " as CSV",
                .tag = std::string(entity.plural),
                .parameters = list_parameters(false),
                .response = Json::Object{{"type", "string"}},
                .response_type = "text/csv",
                .refusals = {422}};
  operations.add(std::move(csv), signed_in(api, [&api, &entity](Exchange& exchange, const Caller& caller) {
                   return export_csv(api, exchange, caller, entity);
                 }));
}
