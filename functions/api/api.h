#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "api/caller.h"
#include "api/operation.h"
#include "model/catalogue.h"

class Database;
class ResponseMeter;
class Writer;
struct StoreContext;

// What the API is made with. Areas are known to `main` alone; it hands in what the API must ask them.
struct Api {
  const Catalogue& catalogue;
  const Entity& people;                 // those that sign in
  const StoreContext* store = nullptr;  // null where the API is only described
  std::string heads_file = {};          // of the journal's signed heads
  // Of the request that this thread handles.
  std::function<Writer&()> writer = {};
  // For jobs of the pool that read: what lies in the tenants of this person, or anything when it is null.
  std::function<Result<std::unique_ptr<Database>>(const Subject*)> open_reader = {};
  // Whether the request at hand may write without waiting: for what is written beside reading.
  std::function<bool()> may_write = {};
  // For jobs of the pool that write: waits for its turn. It may be done again where the engine asks for that.
  std::function<Outcome(const std::function<Outcome(Writer&)>&)> write_apart = {};
  // The session behind a request, or why there is none.
  std::function<Result<Caller>(Exchange&)> find_caller = {};
  std::function<Result<Subject>(Workspace&, const Uuid& person)> load_subject = {};
  // What a hotel has bought of a module; nothing when there is no such module.
  std::function<Result<std::optional<Entitlement>>(Workspace&, const Uuid& business_unit, std::string_view module,
                                                   AccessLevel needed)>
      find_entitlement = {};
  // What would change a refusal, beside what the decision itself knows.
  std::function<std::vector<Remedy>(const Subject&, const Question&, const Decision&, Timestamp now)> suggest = {};
  const ResponseMeter* responses = nullptr;  // of this program, which the store does not have yet
  // The resources that this program serves; all when it is not given.
  std::function<bool(const Entity&)> serves = {};
};

// A handler for people who are signed in. What it refuses becomes the answer.
using Act = std::function<Outcome(Exchange&, const Caller&)>;
Handler signed_in(const Api&, Act);

// The body as JSON; an empty one is an empty object.
Result<Json> read_body(const Exchange&);
// Its two parts, for a body that is read in the pool.
Outcome check_body_type(const Exchange&);
Result<Json> read_object(std::string_view text, JsonLimits limits);

// Every route of every resource: see record_routes.h, nested_routes.h, action_routes.h, list_routes.h.
void add_resource_routes(Operations&, const Api&);
