#include "http/request_head.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "http/wire_text.h"

namespace {

constexpr int kBadRequest = 400, kExpectationFailed = 417, kNotImplemented = 501;

bool is_token(std::string_view text) {
  constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           kMarks.find(c) != std::string_view::npos;
  });
}

// What stands for itself in a target: no blank, no control character, and no "#", which is never sent.
bool is_target(std::string_view text) {
  return !text.empty() && std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '#' || c == '\x7f';
  });
}

bool read_length(std::string_view text, std::uint64_t& length) {
  const char* end = text.data() + text.size();
  const auto [stop, fault] = std::from_chars(text.data(), end, length);
  return !text.empty() && text[0] != '-' && stop == end && fault == std::errc{};
}

class HeadReader {
 public:
  explicit HeadReader(RequestHead& head) : head_(head) {}

  int request_line(std::string_view line) {
    const std::size_t first = line.find(' '), last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return kBadRequest;
    head_.method = line.substr(0, first);
    head_.target = line.substr(first + 1, last - first - 1);
    const std::string_view version = line.substr(last + 1);
    if (version != "HTTP/1.1" && version != "HTTP/1.0") return version.starts_with("HTTP/") ? 505 : kBadRequest;
    head_.http_1_0 = version == "HTTP/1.0";
    head_.keep_alive = !head_.http_1_0;
    return is_token(head_.method) && is_target(head_.target) ? 0 : kBadRequest;
  }

  int field(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return kBadRequest;
    const std::string_view name = line.substr(0, colon), value = trimmed(line.substr(colon + 1));
    if (value.find_first_of(std::string_view("\r\0", 2)) != std::string_view::npos) return kBadRequest;
    switch (name.size()) {
      case 4: return equal_ignoring_case(name, "host") ? host(value) : 0;
      case 6: return equal_ignoring_case(name, "expect") ? expect(value) : 0;
      case 10: return equal_ignoring_case(name, "connection") ? connection(value) : 0;
      case 14: return equal_ignoring_case(name, "content-length") ? content_length(value) : 0;
      case 17: return equal_ignoring_case(name, "transfer-encoding") ? transfer_encoding(value) : 0;
      default: return 0;
    }
  }

  int end() const {
    if (!head_.http_1_0 && hosts_ != 1) return kBadRequest;
    return head_.chunked && (lengths_ > 0 || head_.http_1_0) ? kBadRequest : 0;
  }

 private:
  // A name or an address, and a port: RFC 9110, 7.2.
  int host(std::string_view value) {
    const bool written = std::all_of(value.begin(), value.end(), [](char c) {
      return std::isalnum(static_cast<unsigned char>(c)) ||
             std::string_view("-._~!$&'()*+,;=%:[]").find(c) != std::string_view::npos;
    });
    return ++hosts_ > 1 || !written ? kBadRequest : 0;
  }

  int expect(std::string_view value) {
    head_.expects_continue = equal_ignoring_case(value, "100-continue");
    return head_.expects_continue ? 0 : kExpectationFailed;
  }

  int connection(std::string_view value) {
    if (lists_word(value, "close")) head_.keep_alive = false;
    else if (head_.http_1_0 && lists_word(value, "keep-alive")) head_.keep_alive = true;
    return 0;
  }

  int content_length(std::string_view value) {
    return ++lengths_ == 1 && read_length(value, head_.content_length) ? 0 : kBadRequest;
  }

  int transfer_encoding(std::string_view value) {
    if (head_.chunked) return kBadRequest;
    head_.chunked = equal_ignoring_case(value, "chunked");
    return head_.chunked ? 0 : kNotImplemented;
  }

  RequestHead& head_;
  int hosts_ = 0;
  int lengths_ = 0;
};

}  // namespace

int read_head(std::string_view bytes, RequestHead& head) {
  HeadReader reader(head);
  for (std::size_t start = 0, lines = 0;; ++lines) {
    const std::size_t end = bytes.find('\n', start);
    if (end == std::string_view::npos || end == start || bytes[end - 1] != '\r') return kBadRequest;
    const std::string_view line = bytes.substr(start, end - 1 - start);
    start = end + 1;
    if (line.empty() && lines > 0) {
      head.size = start;
      return reader.end();
    }
    if (const int status = lines == 0 ? reader.request_line(line) : reader.field(line)) return status;
  }
}
