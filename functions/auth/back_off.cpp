#include "auth/back_off.h"

#include <algorithm>

#include "identity/sign_in_event.h"

namespace {

constexpr std::int64_t kWindowMs = 15 * 60'000;
constexpr std::int64_t kFreeByPerson = 5;
constexpr std::int64_t kFreeByClient = 50;
constexpr std::int64_t kMost = 10;  // doublings, which is more than the window

// Refusals since the last success, newest first: by their ids, which are in the order of time and in the indexes.
Result<std::int64_t> wait_after(Workspace& workspace, Query query, std::int64_t free) {
  static constexpr Field kId = field<&Record::id>("");
  Record bound;
  bound.id = make_uuid(workspace.now().ms - kWindowMs, 0, 0);
  query.where.push_back({&kId, Op::greater, kId.read(&bound)});
  query.order.push_back({&kId, true});
  query.limit = free + kMost;
  std::int64_t refusals = 0;
  Timestamp last;
  for (const SignInEvent& event : TRY(workspace.find<SignInEvent>(query))) {
    if (event.result == SignInResult::succeeded) break;
    if (event.reason == "backing_off") continue;
    if (++refusals == 1) last = event.created_at;
  }
  if (refusals < free) return std::int64_t{0};
  const std::int64_t wait = std::int64_t{1000} << std::min(refusals - free, kMost);
  return std::max<std::int64_t>(0, last.ms + wait - workspace.now().ms);
}

}  // namespace

Result<std::int64_t> back_off(Workspace& workspace, const std::string& email, const std::string& client) {
  const auto by_person = TRY(wait_after(workspace, Query{}.equal<&SignInEvent::email>(email), kFreeByPerson));
  const auto by_client = TRY(wait_after(workspace, Query{}.equal<&SignInEvent::address>(client), kFreeByClient));
  return std::max(by_person, by_client);
}
