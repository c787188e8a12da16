#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "http/exchange.h"

// One JSON line a request, and one for each fault of ours. Holds routes and never targets: queries and ids in paths may
// be secret. Lines are gathered until flush(). For the loop's thread.
class AccessLog {
 public:
  // Borrows the descriptor; -1 logs nothing.
  explicit AccessLog(int fd) : fd_(fd) {}
  ~AccessLog() { flush(); }

  struct Answer {
    std::int64_t unix_ms = 0;
    int status = 0;
    std::size_t bytes = 0;
    std::int64_t micros = 0;
  };
  void request(const Exchange& exchange, const Answer& answer);
  void fault(const TraceIds& trace, std::int64_t unix_ms, std::string_view what);
  bool pending() const { return !lines_.empty(); }
  void flush();

 private:
  void begin(std::int64_t unix_ms, std::string_view kind, const TraceIds& trace);
  void text(std::string_view key, std::string_view value);  // ,"client":
  void number(std::string_view key, std::int64_t value);
  void end();

  const int fd_;
  std::string lines_;
  std::string begin_;  // of the lines of one millisecond
  std::int64_t begins_at_ = -1;
};
