#include "http/exchange.h"

#include <algorithm>
#include <httplib.h>

#include "http/monotonic.h"
#include "http/problem.h"
#include "http/wire_text.h"

namespace {

// RFC 9110, 5.5: what could end the line, or the text, has no place in a value.
bool is_header_text(char c) { return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f); }

}  // namespace

Exchange::Exchange(const Peer& peer, std::string body)
    : peer_(peer), trace_(make_trace({})), body_(std::make_shared<const std::string>(std::move(body))) {}
Exchange::~Exchange() = default;

std::string_view Exchange::target() const { return request_->target; }

std::string_view Exchange::path() const {
  const std::string_view whole = request_->target;
  return whole.substr(0, whole.find('?'));
}

std::string_view Exchange::header(const std::string& name) const {
  const auto found = request_->headers.find(name);
  return found == request_->headers.end() ? std::string_view{} : std::string_view(found->second);
}

std::optional<std::string> Exchange::query(const std::string& name) const {
  const auto found = request_->params.find(name);
  return found == request_->params.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::pair<std::string, std::string>> Exchange::query() const {
  return {request_->params.begin(), request_->params.end()};
}

std::string_view Exchange::param(std::string_view name) const {
  const auto found =
      std::find_if(params_.begin(), params_.end(), [&](const auto& param) { return param.first == name; });
  return found == params_.end() ? std::string_view{} : std::string_view(found->second);
}

void Exchange::answer(int status) { answer(status, std::string{}, {}); }

void Exchange::answer(int status, std::string body, std::string_view media_type) {
  shared_body_ = nullptr;
  source_ = nullptr;
  status_ = status;
  answer_body_ = std::move(body);
  if (!media_type.empty()) set_header("Content-Type", media_type);
}

void Exchange::answer(int status, std::shared_ptr<const std::string> body, std::string_view media_type) {
  answer(status, std::string{}, media_type);
  shared_body_ = std::move(body);
}

void Exchange::answer(int status, std::string begin, std::string_view media_type, Source more) {
  answer(status, std::move(begin), media_type);
  source_ = std::move(more);
}

void Exchange::refuse(const Error& error) {
  answer(status_of(error.code), to_json_text(problem_of(error, trace_.request_id())), kProblemType);
}

void Exchange::refuse(int status) {
  answer(status, to_json_text(problem_of(status, trace_.request_id())), kProblemType);
}

void Exchange::set_header(std::string_view name, std::string_view value) {
  if (!std::all_of(value.begin(), value.end(), is_header_text)) return;
  std::erase_if(headers_, [&](const auto& header) { return equal_ignoring_case(header.first, name); });
  headers_.emplace_back(name, value);
}

void Exchange::defer(WorkPriority priority, std::function<void()> work, Handler then) {
  deferral_ = Deferral{priority, std::move(work), std::move(then)};
}

void Exchange::await_news(std::int64_t ms, Handler then) {
  awaited_ = true;
  deferral_ = Deferral{.work = nullptr, .then = std::move(then), .until = began_us_ / 1000 + ms};
}

bool Exchange::may_await(std::int64_t ms) const { return !hurried_ && monotonic_ms() < began_us_ / 1000 + ms; }

void Exchange::keep_request() {
  if (own_request_) return;
  own_request_ = std::make_unique<httplib::Request>(std::move(*request_));
  own_request_->is_connection_closed = [] { return false; };
  request_ = own_request_.get();
}

void Exchange::drop_answer() {
  headers_.clear();
  answer_body_.clear();
  shared_body_ = nullptr;
  source_ = nullptr;
  status_ = 0;
}
