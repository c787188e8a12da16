#include "api/past.h"
#include "api/record_routes.h"
#include "api/request_scope.h"
#include "api/row_view.h"
#include "core/time.h"
#include "store/past_workspace.h"

namespace {

// "grants" as people's rows are told: those that the caller may see as they lie today.
Result<Json> rows_of(const Membership& kind, const Uuid& person, const Caller& caller, Workspace& today,
                     Workspace& then) {
  Query query;
  query.where.push_back({kind.field, Op::equal, to_text(person)});
  std::vector<Row> rows;
  TRY(then.select(*kind.entity, query, [&](const void* row) { rows.emplace_back(*kind.entity, row); }));
  RowView view(then, caller);
  Json out = Json::array();
  for (const Row& row : rows)
    if (person == caller.subject().id || TRY(may_see(*kind.entity, row.data(), today)))
      out.push(TRY(view.show(*kind.entity, row.data())));
  return out;
}

std::string key_of(const Entity& entity) {
  return std::string(entity.nested.embed.empty() ? entity.name : entity.nested.embed);
}

Result<Json> tell(const Api& api, const Caller& caller, const Row& person, Workspace& today, Workspace& then) {
  const Uuid& id = person.record().id;
  Json out = Json::Object{{"at", format_timestamp(then.now())}};
  Row row(api.people);
  const bool known = TRY(then.fetch(api.people, id, row.data()));
  out.set("known", known);
  if (!known) return out;
  Json shown = TRY(RowView(then, caller).show(api.people, row.data()));
  for (const Membership& kind : api.catalogue.members(api.people))
    shown.set(key_of(*kind.entity), TRY(rows_of(kind, id, caller, today, then)));
  out.set("person", std::move(shown));
  return out;
}

Outcome answer_access_then(const Api& api, Exchange& exchange, const Caller& caller) {
  RequestScope scope(api, exchange, caller, Sight::whole);
  Workspace& today = scope.workspace();
  const Row person = TRY(find_visible(today, api.people, exchange.param(id_parameter(path_of(api.people)))));
  const auto at = TRY(read_past(exchange.query("at").value_or(""), today.now()));
  if (at) TRY(check_may_see_past(today, api.people, person));
  PastWorkspace then(scope.database(), *api.store, at.value_or(today.now()));
  exchange.set_header("Cache-Control", "private, no-cache");
  exchange.answer(200, to_json_text(TRY(tell(api, caller, person, today, then))));
  return Done{};
}

}  // namespace

void add_past_routes(Operations& operations, const Api& api) {
  const Json answer = Json::Object{
      {"type", "object"},
      {"properties", Json::Object{{"at", Json::Object{{"type", "string"}, {"format", "date-time"}}},
                                  {"known", Json::Object{{"type", "boolean"}}},
                                  {"person", operations.schemas().refer(api.people, Schemas::Use::answer)}}},
      {"required", Json::Array{"at", "known"}}};
  operations.add(
      {.method = "GET",
       .path = record_path(api.people) + "/access",
       .id = "access.of_person",
       .summary = "A person with everything they hold, or held at a time that is past",
       .tag = "Access",
       .parameters = {{"at", "query", "A day such as 2026-01-31, or a time; now when it is left out"}},
       .response = answer,
       .refusals = {403, 404, 422}},
      signed_in(api, [&api](Exchange& e, const Caller& caller) { return answer_access_then(api, e, caller); }));
}
