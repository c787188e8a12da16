#include "records/deed.h"

#include <algorithm>

#include "app/router.h"
#include "platform/clock.h"

namespace records {
namespace {

struct Route {
  std::string_view verb, method, after;
};
constexpr Route kRoutes[] = {
    {"create", "POST", ""}, {"change", "PATCH", ""}, {"archive", "DELETE", ""}, {"restore", "POST", "/restore"}};

// As functions/api lays its routes.
Route route_of(const Action& action, std::string& dashed) {
  for (const Route& route : kRoutes)
    if (route.verb == action.verb()) return route;
  dashed = "/" + std::string(action.verb());
  std::replace(dashed.begin(), dashed.end(), '_', '-');
  return {action.verb(), "POST", dashed};
}

}  // namespace

void Deed::begin(const Action& action, std::string_view target, std::string_view etag) {
  std::string dashed;
  const Route route = route_of(action, dashed);
  begin(route.method, "/api/" + path_of(*action.subject) + (target.empty() ? "" : "/" + std::string(target)) +
                          std::string(route.after));
  action_ = &action;
  target_ = target;
  etag_ = etag;
}

void Deed::begin(std::string_view method, std::string_view path) {
  close();
  method_ = method;
  path_ = path;
  target_.clear();
  etag_.clear();
  key_ = platform::random_key();
  plan_ = {};
  result_ = {};
  problem_ = {};
  reason.clear();
}

void Deed::close() {
  call_.stop();
  state_ = DeedState::idle;
  action_ = nullptr;
}

void Deed::forget_plan() {
  plan_ = {};
  plan_is_new_ = false;
  if (state_ == DeedState::planned || state_ == DeedState::refused) state_ = DeedState::idle;
}

void Deed::plan(const Json& input) {
  state_ = DeedState::planning;
  plan_is_new_ = false;
  send(input, true);
}

void Deed::apply(const Json& input) {
  state_ = DeedState::applying;
  send(input, false);
}

void Deed::send(const Json& input, bool planning) {
  std::string path = path_;
  if (planning) path += "?plan=1";
  else if (!reason.empty()) path += "?reason=" + percent_encoded(reason);
  const std::string hash(plan_.text("hash"));
  std::vector<net::Header> headers{{"Content-Type", "application/json"}};
  if (!planning && method_ == "POST") headers.push_back({"Idempotency-Key", key_});
  if (!planning && !hash.empty()) headers.push_back({"If-Plan-Match", hash});
  if (!etag_.empty()) headers.push_back({"If-Match", etag_});
  call_.send(method_, path, method_ == "DELETE" ? std::string() : to_json_text(input), headers);
}

void Deed::take(const net::Answer& answer) {
  const bool planning = state_ == DeedState::planning;
  auto json = parse_json(answer.body, {.bytes = 16u << 20});
  if (answer.ok()) {
    state_ = planning ? DeedState::planned : DeedState::done;
    problem_ = {};
    (planning ? plan_ : result_) = json ? std::move(*json) : Json::object();
    return;
  }
  problem_ = read_problem(answer);
  state_ = DeedState::refused;
  if (answer.status != 0) key_ = platform::random_key();  // what is sent next is another request
  if (problem_.plan.is_null()) return;
  plan_ = problem_.plan;
  plan_is_new_ = true;
  state_ = DeedState::planned;
}

bool Deed::poll() {
  net::Answer answer;
  if (!call_.take(answer)) return false;
  take(answer);
  return true;
}

}  // namespace records
