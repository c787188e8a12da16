#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

// HTTP to the site the program came from, cookies included. Main thread; the answer comes between frames and draws
// none by itself.
namespace net {

struct Header {
  std::string_view name;
  std::string_view value;
};

struct Answer {
  int status = 0;  // 0: nobody answered
  std::string body = {};
  std::string etag = {};
  std::string type = {};  // content type
  std::string request_id = {};
  bool ok() const { return status >= 200 && status < 300; }
};

using OnAnswer = void (*)(void* context, const Answer&);

// A number to cancel by; the context has to live until the answer or the cancelling.
int request(std::string_view method, std::string_view path, std::span<const Header> headers, std::string_view body,
            OnAnswer, void* context);
void cancel(int);
struct Sending {
  std::size_t sent = 0, size = 0;  // bytes of the body; alike once all of it has left, or the answer is there
};
Sending sending(int);
int waiting();  // requests without an answer yet

}  // namespace net
