#pragma once

#include <span>
#include <string_view>

#include "net/request.h"

namespace records {

// One request at a time and its answer, asked for between frames. A call that dies takes its request along. An answer
// of 401 leads to the sign-in page, which comes back to this place.
class Call {
 public:
  Call() = default;
  ~Call() { stop(); }
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  void send(std::string_view method, std::string_view path, std::string_view body = {},
            std::span<const net::Header> headers = {});
  void get(std::string_view path) { send("GET", path); }
  bool take(net::Answer&);  // true once, when the answer has come
  void stop();
  bool waiting() const { return waiting_; }
  net::Sending sending() const { return waiting_ ? net::sending(id_) : net::Sending(); }
  double since() const { return since_; }  // when it was sent, in the platform's milliseconds

 private:
  static void on_answer(void* self, const net::Answer&);

  int id_ = 0;
  bool waiting_ = false;
  bool answered_ = false;
  double since_ = 0;
  net::Answer answer_;
};

}  // namespace records
