#pragma once

#include <string>
#include <string_view>

#include "net/request.h"

// A server that a native test plays: answers wait in a queue, requests are remembered.
namespace net::headless {

struct Sent {
  std::string method;
  std::string path;
  std::string headers;  // "name: value" lines
  std::string body;
};

void will_answer(std::string_view method, std::string_view path, const Answer&);  // each once, in order
int deliver();  // hands out what can be answered; how many
const Sent& last_sent();
void has_left(std::size_t bytes);  // so much of the last body; all of it, until this says otherwise
int unanswered();                  // requests that nothing in the queue answers

}  // namespace net::headless
