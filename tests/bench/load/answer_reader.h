#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// Finds the ends of answers in what a server sends: a status line, and a body of Content-Length.
class AnswerReader {
 public:
  enum class State { more, whole, broken };

  State take(std::string_view bytes);
  int status() const { return status_; }
  bool closes() const { return closes_; }

 private:
  State read_head();

  std::string head_;
  std::size_t left_ = 0;  // bytes of the body
  bool in_body_ = false;
  bool closes_ = false;
  int status_ = 0;
};
