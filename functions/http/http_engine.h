#pragma once

#include <functional>
#include <httplib.h>
#include <string>
#include <string_view>

#include "http/exchange.h"

// cpp-httplib without its sockets: it reads a request's head from memory. The answer is written to memory.
class HttpEngine : private httplib::Server {
 public:
  // `act` answers an exchange or defers it. `headers` are whole lines that every answer carries.
  HttpEngine(::Handler act, std::string headers);

  // Reads the head and acts: afterwards the exchange has its answer or is deferred.
  void process(std::string_view head, Exchange& exchange);
  // Appends the answer; of one with a source only the head.
  void write(const Exchange& exchange, bool keep_alive, std::string& out) const;
  // The header Date of the answers to come.
  void set_time(std::int64_t unix_ms);

 private:
  ::Handler act_;
  std::string headers_;
  std::string date_;
  std::int64_t second_ = -1;
  Exchange* current_ = nullptr;
  bool acted_ = false;
};
