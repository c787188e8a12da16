#include "load/answer_reader.h"

#include <charconv>
#include <strings.h>

namespace {

// The value of a header, or nothing.
std::string_view value_of(std::string_view head, std::string_view name) {
  for (auto line = head.find('\n'); line != head.npos; line = head.find('\n', line + 1)) {
    const std::string_view rest = head.substr(line + 1);
    if (rest.size() <= name.size() || rest[name.size()] != ':') continue;
    if (strncasecmp(rest.data(), name.data(), name.size()) != 0) continue;
    std::string_view value = rest.substr(name.size() + 1);
    value = value.substr(0, value.find('\r'));
    while (value.starts_with(' ')) value.remove_prefix(1);
    return value;
  }
  return {};
}

template <class Number>
bool read_number(std::string_view text, Number& out) {
  return std::from_chars(text.data(), text.data() + text.size(), out).ec == std::errc();
}

}  // namespace

AnswerReader::State AnswerReader::read_head() {
  if (head_.size() < 12 || !read_number(std::string_view(head_).substr(9, 3), status_)) return State::broken;
  const std::string_view length = value_of(head_, "Content-Length");
  left_ = 0;
  if (length.empty() ? status_ != 204 && status_ != 304 : !read_number(length, left_)) return State::broken;
  closes_ = value_of(head_, "Connection") == "close";
  in_body_ = true;
  return State::more;
}

AnswerReader::State AnswerReader::take(std::string_view bytes) {
  if (!in_body_) {
    const std::size_t known = head_.size();
    head_ += bytes;
    const auto end = head_.find("\r\n\r\n", known < 3 ? 0 : known - 3);
    if (end == head_.npos) return State::more;
    bytes.remove_prefix(end + 4 - known);
    head_.resize(end + 2);
    if (read_head() == State::broken) return State::broken;
  }
  if (bytes.size() > left_) return State::broken;
  left_ -= bytes.size();
  if (left_ > 0) return State::more;
  in_body_ = false;
  head_.clear();
  return State::whole;
}
