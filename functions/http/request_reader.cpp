#include "http/request_reader.h"

#include <algorithm>

namespace {

constexpr std::size_t kKeptCapacity = 16u << 10;  // what an idle connection may hold on to

}  // namespace

void RequestReader::append(std::string_view bytes) {
  in_.append(bytes);
  if (state_ == State::idle && !in_.empty()) state_ = State::head;
}

RequestReader::State RequestReader::advance(const HttpLimits& limits, const BodyLimit& body_limit) {
  if (state_ == State::head) read_head_of(limits, body_limit);
  if (state_ == State::body) read_body();
  return state_;
}

RequestReader::State RequestReader::refuse(int status) {
  refusal_ = status;
  return state_ = State::refused;
}

RequestReader::State RequestReader::read_head_of(const HttpLimits& limits, const BodyLimit& body_limit) {
  std::size_t blank = 0;  // lines before a request: RFC 9112, 2.2
  while (in_.compare(blank, 2, "\r\n") == 0) blank += 2;
  in_.erase(0, blank);
  if (in_.empty()) return state_ = State::idle;
  const std::size_t end = in_.find("\r\n\r\n", scanned_ < 3 ? 0 : scanned_ - 3);
  if ((end == std::string::npos ? in_.size() : end + 4) > limits.head) return refuse(431);
  if (end == std::string::npos) {
    scanned_ = in_.size();
    return state_;
  }
  if (const int status = read_head(std::string_view(in_).substr(0, end + 4), head_)) return refuse(status);
  limit_ = limits.body;
  if (head_.chunked || head_.content_length > limit_) limit_ = body_limit(head_.method, head_.target);
  head_.method = head_.target = {};  // the bytes behind them move as more arrive
  if (head_.content_length > limit_) return refuse(413);
  return state_ = State::body;
}

RequestReader::State RequestReader::read_body() {
  const std::string_view rest = std::string_view(in_).substr(head_.size);
  std::size_t taken = 0;
  if (head_.chunked) {
    const ChunkDecoder::Verdict verdict = chunks_.feed(rest, body_, limit_, taken);
    if (verdict == ChunkDecoder::Verdict::broken) return refuse(400);
    if (verdict == ChunkDecoder::Verdict::too_large) return refuse(413);
    if (verdict == ChunkDecoder::Verdict::done) state_ = State::whole;
  } else {
    taken = static_cast<std::size_t>(std::min<std::uint64_t>(head_.content_length - body_.size(), rest.size()));
    body_.append(rest.substr(0, taken));
    if (body_.size() == head_.content_length) state_ = State::whole;
  }
  if (taken > 0) in_.erase(head_.size, taken);
  return state_;
}

void RequestReader::next() {
  if (in_.size() == head_.size && in_.capacity() <= kKeptCapacity) in_.clear();
  else in_ = in_.substr(head_.size);
  body_ = {};
  head_ = {};
  chunks_ = {};
  scanned_ = 0;
  state_ = in_.empty() ? State::idle : State::head;
}
