#include "api/past.h"

#include <algorithm>

#include "api/request_scope.h"
#include "core/time.h"
#include "store/past_workspace.h"

Result<std::optional<Timestamp>> read_past(std::string_view at, Timestamp now) {
  if (at.empty()) return std::optional<Timestamp>();
  if (const auto day = parse_date(at)) {
    if (date_of(now) < *day) return invalid("at", "must not lie ahead");
    return std::optional<Timestamp>(Timestamp{std::min(start_of(add_days(*day, 1)).ms - 1, now.ms)});
  }
  const auto moment = parse_timestamp(at);
  if (!moment) return invalid("at", "must be a day such as 2026-01-31 or a time such as 2026-01-31T09:30:00Z");
  if (now < *moment) return invalid("at", "must not lie ahead");
  return std::optional<Timestamp>(*moment);
}

Outcome check_may_see_past(Workspace& today, const Entity& people, const Row& person) {
  if (person.record().id == today.subject().id) return Done{};
  Outcome refused = Done{};
  for (const Place& place : TRY(today.places_of(people, person.data()))) {
    refused = authorise_at("journal.read", {place}, today);
    if (refused) return Done{};
  }
  return refused;
}

Decision unknown_then(const std::string& name, Timestamp at) {
  const std::string text = name + " was not known to the platform on " + format_timestamp(at);
  return {false, "UNKNOWN_THEN", "No. " + text + ".", {{Mark::decided, "time", text}}, {}};
}

Outcome answer_past(const Api& api, Exchange& exchange, const Caller& caller, const Action& action, const Json& input,
                    std::string_view text) {
  RequestScope scope(api, exchange, caller, Sight::whole);
  const auto at = TRY(read_past(text, scope.workspace().now()));
  Json result = TRY(action.run(action, input, scope.workspace()));
  if (at) {
    PastWorkspace past(scope.database(), *api.store, *at);
    auto then = action.run(action, input, past);
    if (!then && (then.error().code == Code::invalid || then.error().code == Code::missing))
      return Error{.code = Code::missing,
                   .message = "The platform did not know yet what is asked about.",
                   .reason = "UNKNOWN_THEN"};
    result = TRY(std::move(then));
  }
  exchange.set_header("Cache-Control", "private, no-cache");
  exchange.answer(200, to_json_text(result));
  return Done{};
}
