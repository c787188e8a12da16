#include "http/http_engine.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <ctime>

namespace {

// A head to read. What httplib would answer goes nowhere.
class HeadStream final : public httplib::Stream {
 public:
  explicit HeadStream(std::string_view head) : at_(head.data()), end_(at_ + head.size()) {}

  bool is_readable() const override { return true; }
  bool is_writable() const override { return true; }
  ssize_t read(char* to, std::size_t size) override {
    if (size == 1 && at_ != end_) {  // so a head is read
      *to = *at_++;
      return 1;
    }
    const std::size_t n = std::min(size, static_cast<std::size_t>(end_ - at_));
    std::memcpy(to, at_, n);
    at_ += n;
    return static_cast<ssize_t>(n);
  }
  ssize_t write(const char*, std::size_t size) override { return static_cast<ssize_t>(size); }
  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  socket_t socket() const override { return INVALID_SOCKET; }

 private:
  const char* at_;
  const char* const end_;
};

bool has_no_body(int status) { return status == 204 || status == 304; }

}  // namespace

HttpEngine::HttpEngine(::Handler act, std::string lines) : act_(std::move(act)), headers_(std::move(lines)) {
  set_pre_routing_handler([this](const httplib::Request&, httplib::Response& response) {
    acted_ = true;
    act_(*current_);
    if (current_->deferred()) current_->keep_request();
    response.status = httplib::StatusCode::OK_200;
    return HandlerResponse::Handled;
  });
  // What httplib refuses by itself gets a problem document too.
  set_error_handler([this](const httplib::Request&, httplib::Response& response) {
    if (!acted_) current_->refuse(response.status);
    return HandlerResponse::Handled;
  });
  set_header_writer([](httplib::Stream&, httplib::Headers&) { return ssize_t{1}; });
}

void HttpEngine::process(std::string_view head, Exchange& exchange) {
  HeadStream stream(head);
  current_ = &exchange;
  acted_ = false;
  bool closed = false;
  // Without the peer's address, and as if the connection were to close: httplib would only make headers of it.
  process_request(stream, {}, 0, {}, 0, true, closed, [&](httplib::Request& request) {
    exchange.request_ = &request;
    exchange.method_ = request.method;
  });
  current_ = nullptr;
  exchange.request_ = exchange.own_request_.get();
}

void HttpEngine::write(const Exchange& exchange, bool keep_alive, std::string& out) const {
  const int status = exchange.status_;
  const std::string& body = exchange.shared_body_ ? *exchange.shared_body_ : exchange.answer_body_;
  out.append("HTTP/1.1 ").append(std::to_string(status)).append(" ").append(httplib::status_message(status));
  if (!keep_alive) out.append("\r\nConnection: close");
  else if (exchange.http_1_0_) out.append("\r\nConnection: keep-alive");
  if (exchange.source_ && !exchange.http_1_0_) out.append("\r\nTransfer-Encoding: chunked");
  if (!exchange.source_ && !has_no_body(status)) out.append("\r\nContent-Length: ").append(std::to_string(body.size()));
  for (const auto& [name, value] : exchange.headers_) out.append("\r\n").append(name).append(": ").append(value);
  out.append("\r\n").append(date_).append(headers_);
  out.append("X-Request-Id: ").append(exchange.trace_.request_id()).append("\r\n\r\n");
  if (!exchange.source_ && !exchange.shared_body_ && exchange.method_ != "HEAD") out.append(body);
}

void HttpEngine::set_time(std::int64_t unix_ms) {
  const std::int64_t second = unix_ms / 1000;
  if (second == second_) return;
  second_ = second;
  const std::time_t time = second;
  std::tm parts{};
  gmtime_r(&time, &parts);
  std::array<char, 64> text{};
  // RFC 9110, 5.6.7. The names come from the "C" locale, which no program here leaves.
  date_.assign(text.data(), std::strftime(text.data(), text.size(), "Date: %a, %d %b %Y %H:%M:%S GMT\r\n", &parts));
}
