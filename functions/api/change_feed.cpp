#include "api/change_feed.h"

#include <charconv>

#include "api/feed_page.h"
#include "api/request_scope.h"

namespace {

constexpr std::int64_t kFeedPage = 100;

struct FeedRequest {
  JournalQuery query;
  std::optional<FeedPosition> after;
  std::int64_t wait_ms = 0;
};

Result<std::int64_t> read_wait(const std::string& text) {
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || end != text.data() + text.size() || seconds < 0 || seconds > kLongestFeedWait)
    return invalid("wait", "must be a whole number of seconds between 0 and " + std::to_string(kLongestFeedWait));
  return seconds * 1000;
}

Result<FeedRequest> read_request(const Exchange& exchange) {
  FeedRequest request;
  request.query.page = kFeedPage;
  for (const auto& [name, value] : exchange.query()) {
    if (name == "after") request.after = TRY(read_feed_position(value));
    else if (name == "wait") request.wait_ms = TRY(read_wait(value));
    else if (!TRY(read_journal_filter(name, value, request.query)))
      return invalid(name, "is not a parameter of this feed");
  }
  return request;
}

// Who waits is found again each time there is news: their session may have ended, and what they may see changed.
Outcome answer_from(const Api& api, Exchange& exchange, const Caller& caller, FeedRequest request) {
  RequestScope scope(api, exchange, caller);
  Json items = Json::array();
  FeedPosition at;
  if (request.after) {
    at = *request.after;
    items = TRY(read_feed(api, scope.database(), scope.workspace(), caller, request.query, at));
  } else {
    at = TRY(newest_feed_position(scope.database()));
  }
  if (request.after && items.if_array()->empty() && exchange.may_await(request.wait_ms)) {
    request.after = at;
    const std::int64_t wait = request.wait_ms;
    exchange.await_news(wait, signed_in(api, [&api, request = std::move(request)](Exchange& e, const Caller& later) {
                          return answer_from(api, e, later, request);
                        }));
    return Done{};
  }
  exchange.set_header("Cache-Control", "no-store");
  exchange.answer(200, to_json_text(Json::Object{{"items", std::move(items)}, {"next", to_text(at)}}));
  return Done{};
}

}  // namespace

Outcome answer_changes(const Api& api, Exchange& exchange, const Caller& caller) {
  return answer_from(api, exchange, caller, TRY(read_request(exchange)));
}
