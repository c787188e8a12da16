#pragma once

#include <functional>
#include <httplib.h>
#include <string>
#include <string_view>

#include "http/exchange.h"

// cpp-httplib without its sockets: it reads a request's head from memory and writes the answer to memory.
class HttpEngine : private httplib::Server {
 public:
  // `act` answers an exchange or defers it. `headers` are whole lines that every answer carries.
  HttpEngine(::Handler act, std::string headers);

  // Reads the head, acts unless the exchange has its answer already, and appends the answer to `out`. What an exchange
  // that was deferred leaves there means nothing.
  void process(std::string_view head, bool keep_alive, Exchange& exchange, std::string& out);
  // The header Date of the answers to come.
  void set_time(std::int64_t unix_ms);

 private:
  void read_request(httplib::Request& request);
  void write_headers(httplib::Stream& stream, const httplib::Headers& headers);

  ::Handler act_;
  std::string headers_;
  std::string date_;
  std::string text_;  // kept for its memory
  std::int64_t second_ = -1;
  Exchange* current_ = nullptr;
  bool acted_ = false;
  bool keep_alive_ = true;
};
