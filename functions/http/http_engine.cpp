#include "http/http_engine.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <ctime>

#include "core/json.h"
#include "http/problem.h"

namespace {

class MemoryStream final : public httplib::Stream {
 public:
  MemoryStream(std::string_view in, std::string& out) : in_(in), out_(out) {}

  bool is_readable() const override { return true; }
  bool is_writable() const override { return true; }
  ssize_t read(char* to, std::size_t size) override {
    if (size == 1 && !in_.empty()) {  // so a head is read
      *to = in_.front();
      in_.remove_prefix(1);
      return 1;
    }
    const std::size_t n = std::min(size, in_.size());
    std::memcpy(to, in_.data(), n);
    in_.remove_prefix(n);
    return static_cast<ssize_t>(n);
  }
  ssize_t write(const char* from, std::size_t size) override {
    out_.append(from, size);
    return static_cast<ssize_t>(size);
  }
  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  socket_t socket() const override { return INVALID_SOCKET; }

 private:
  std::string_view in_;
  std::string& out_;
};

bool has_no_body(int status) { return status == 204 || status == 304; }

}  // namespace

HttpEngine::HttpEngine(::Handler act, std::string lines) : act_(std::move(act)), headers_(std::move(lines)) {
  set_pre_routing_handler([this](const httplib::Request&, httplib::Response& response) {
    acted_ = true;
    if (current_->own_response_) {
      response = std::move(*current_->own_response_);
      current_->own_response_ = nullptr;
      current_->response_ = &response;
    } else {
      current_->response_ = &response;
      act_(*current_);
      if (current_->deferred()) current_->keep_request();
    }
    return HandlerResponse::Handled;
  });
  // What httplib refuses by itself gets a problem document too.
  set_error_handler([this](const httplib::Request&, httplib::Response& response) {
    if (acted_) return HandlerResponse::Unhandled;
    current_->response_ = &response;
    current_->refuse(response.status);
    return HandlerResponse::Handled;
  });
  set_post_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
    if (has_no_body(response.status) || current_->source_) response.headers.erase("Content-Length");
    if (current_->source_) {
      // A client of HTTP/1.0 reads to the end of the connection.
      current_->chunks_ = request.version != "HTTP/1.0";
      if (!current_->chunks_) return response.set_header("Connection", "close");
      response.set_header("Transfer-Encoding", "chunked");
    }
    if (keep_alive_ && request.version == "HTTP/1.0") response.set_header("Connection", "keep-alive");
    response.headers.erase("Keep-Alive");
  });
  set_header_writer([this](httplib::Stream& stream, httplib::Headers& headers) {
    write_headers(stream, headers);
    return ssize_t{1};
  });
}

void HttpEngine::process(std::string_view head, bool keep_alive, Exchange& exchange, std::string& out) {
  MemoryStream stream(head, out);
  current_ = &exchange;
  acted_ = false;
  keep_alive_ = keep_alive;
  bool closed = false;
  process_request(stream, exchange.peer_.address, exchange.peer_.port, {}, 0, !keep_alive, closed,
                  [this](httplib::Request& request) { read_request(request); });
  current_ = nullptr;
  exchange.request_ = exchange.own_request_.get();
  exchange.response_ = nullptr;
}

void HttpEngine::read_request(httplib::Request& request) {
  request.headers.erase("Expect");  // the reactor has seen to it
  request.ranges.clear();
  if (current_->own_request_) return;
  current_->request_ = &request;
  current_->method_ = request.method;
}

void HttpEngine::write_headers(httplib::Stream& stream, const httplib::Headers& headers) {
  text_.clear();
  for (const auto& [name, value] : headers) {
    text_.append(name).append(": ").append(value).append("\r\n");
  }
  text_.append(date_).append(headers_);
  text_.append("X-Request-Id: ").append(current_->trace_.request_id()).append("\r\n\r\n");
  stream.write(text_.data(), text_.size());
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
