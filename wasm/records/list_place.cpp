#include "records/list_place.h"

#include "app/router.h"
#include "records/scope.h"
#include "records/session.h"

namespace records {

ListQuery read_list_place(const Router& router) {
  return {.filter = router.query("filter"),
          .q = router.query("q"),
          .sort = router.query("sort"),
          .archived = router.query("archived"),
          .scope = scope_text()};
}

std::string list_place(const Entity& entity, const ListQuery& query) { return list_place(entity, query, {}); }

std::string list_place(const Entity& entity, const ListQuery& query, std::string_view beside) {
  std::string place = screen_path(entity);
  if (!beside.empty()) place.append("/").append(beside);
  const std::string parameters = to_parameters(query);
  return parameters.empty() ? place : place + "?" + parameters;
}

}  // namespace records
