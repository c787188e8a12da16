#include "carmen/routes.h"

#include "api/journal_routes.h"
#include "api/past.h"
#include "api/response_routes.h"
#include "api/why.h"
#include "carmen/isolation_route.h"

namespace {

std::shared_ptr<void> add_whole_api(Operations& operations, const Api& api) {
  const auto auth = std::shared_ptr<Auth>(new Auth{.api = api, .landing = landing_name});
  add_api(operations, api, *auth, Part::all);
  return auth;
}

}  // namespace

void add_api(Operations& operations, const Api& api, Auth& auth, Part part) {
  if (part == Part::all || part == Part::auth) add_auth_routes(operations, auth);
  if (part == Part::auth) return;
  add_resource_routes(operations, api);
  if (part == Part::billing) return;
  add_why_routes(operations, api);
  add_past_routes(operations, api);
  add_journal_routes(operations, api);
  add_response_routes(operations, api);
  add_isolation_route(operations, api, add_whole_api);
}
