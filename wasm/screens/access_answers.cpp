#include "screens/access_answers.h"

#include <algorithm>

namespace {

constexpr std::size_t kMostQuestions = 100;  // that the server takes at once

}  // namespace

void AccessAnswers::ask(Json::Array questions) {
  call_.stop();
  questions_ = std::move(questions);
  answers_.clear();
  send_next();
}

void AccessAnswers::send_next() {
  const std::size_t from = answers_.size(), until = std::min(questions_.size(), from + kMostQuestions);
  if (from == until) return;
  Json batch = Json::array();
  for (std::size_t i = from; i < until; ++i) batch.push(questions_[i]);
  const net::Header headers[] = {{"Content-Type", "application/json"}};
  call_.send("POST", "/api/why", to_json_text(Json::Object{{"questions", std::move(batch)}}), headers);
}

void AccessAnswers::poll() {
  net::Answer answer;
  if (!call_.take(answer) || !answer.ok()) return;
  const auto json = parse_json(answer.body, {.bytes = 4u << 20});
  const Json* answers = json ? json->find("answers") : nullptr;
  if (!answers || !answers->if_array() || answers->if_array()->empty()) return;
  answers_.insert(answers_.end(), answers->if_array()->begin(), answers->if_array()->end());
  send_next();
}

const Json* AccessAnswers::at(std::size_t question) const {
  return question < answers_.size() ? &answers_[question] : nullptr;
}
