#pragma once

#include <vector>

#include "core/json.h"
#include "records/call.h"

// What the server decides on a list of questions, asked in as many requests as its limit takes.
class AccessAnswers {
 public:
  void ask(Json::Array questions);
  void poll();
  const Json* at(std::size_t question) const;  // nothing while it is not known

 private:
  void send_next();

  Json::Array questions_;
  std::vector<Json> answers_;  // in the order of the questions
  records::Call call_;
};
