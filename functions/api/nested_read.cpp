#include "api/nested_read.h"

#include "api/nested_path.h"
#include "api/preconditions.h"
#include "api/request_scope.h"
#include "api/row_view.h"

Outcome read_nested_rows(const Api& api, Exchange& exchange, const Caller& caller, const Entity& entity) {
  RequestScope scope(api, exchange, caller);
  const NestedPath path(entity);
  const Row owner = TRY(path.find_owner(exchange, scope.workspace()));
  Json items = TRY(RowView(scope.workspace(), caller).children(entity, owner.record().id));
  exchange.set_header("Cache-Control", "private, no-cache");
  exchange.answer(200, to_json_text(Json::Object{{"items", std::move(items)}}));
  return Done{};
}

Outcome read_nested_row(const Api& api, Exchange& exchange, const Caller& caller, const Entity& entity, bool list) {
  RequestScope scope(api, exchange, caller);
  const NestedPath path(entity);
  const Row row = TRY(path.find_row(exchange, scope.workspace()));
  exchange.set_header("ETag", etag_of(row.record()));
  exchange.set_header("Cache-Control", "private, no-cache");
  if (is_fresh(exchange, row.record())) {
    exchange.answer(304);
    return Done{};
  }
  Json body;
  if (list) body = Json::Object{{"items", path.list_field().read(row.data())}};
  else body = TRY(RowView(scope.workspace(), caller).show(entity, row.data()));
  exchange.answer(200, to_json_text(body));
  return Done{};
}
