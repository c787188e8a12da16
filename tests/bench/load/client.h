#pragma once

#include <string>

#include "load/answer_reader.h"
#include "load/socket.h"

// One client: a connection and the request that is under way on it.
struct Client {
  enum class Progress { waiting, answered, lost };

  // Reads and writes as far as the socket goes.
  Progress advance();
  bool send_rest();

  Socket socket;
  AnswerReader reader;
  std::string out;
  std::size_t sent = 0;
  bool busy = false;
  std::int64_t asked_at = 0;  // nanoseconds; when the request was due
  std::uint64_t answers = 0;  // that were counted
};
