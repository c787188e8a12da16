#pragma once

#include <string>

#include "http/exchange.h"

// What is answered when it goes well, or when a plan no longer holds.
struct Answer {
  int status = 200;
  std::string body = {};
  std::string etag = {};
  std::string location = {};
  std::string consistency = {};  // the token of what was written
  std::string media_type = "application/json";
  bool replayed = false;  // given before, under the same Idempotency-Key
};

void send(Exchange&, Answer);
