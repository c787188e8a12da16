#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "http/chunk_decoder.h"
#include "http/limits.h"
#include "http/request_head.h"

// How much body the route of this method and target takes, in bytes.
using BodyLimit = std::function<std::size_t(std::string_view method, std::string_view target)>;

// Gathers the bytes of one connection into whole requests, one at a time and in their order. Knows no socket.
class RequestReader {
 public:
  enum class State : std::uint8_t { idle, head, body, whole, refused };

  void append(std::string_view bytes);
  // Takes the request as far as the bytes go.
  State advance(const HttpLimits& limits, const BodyLimit& body_limit);
  // Forgets the request that was answered and keeps what followed it.
  void next();

  State state() const { return state_; }
  int refusal() const { return refusal_; }  // the status to refuse with
  std::string_view head_bytes() const { return std::string_view(in_).substr(0, head_.size); }
  const RequestHead& head() const { return head_; }
  std::size_t body_size() const { return body_.size(); }
  std::string take_body() { return std::exchange(body_, {}); }
  std::size_t held() const { return in_.size() + body_.size(); }
  bool wants_continue() const { return state_ == State::body && head_.expects_continue && body_.empty(); }

 private:
  State refuse(int status);
  State read_head_of(const HttpLimits& limits, const BodyLimit& body_limit);
  State read_body();

  State state_ = State::idle;
  int refusal_ = 0;
  std::string in_;           // the head, then whatever of the body is not yet taken, then what is pipelined
  std::size_t scanned_ = 0;  // bytes of an unfinished head already searched for its end
  RequestHead head_;
  std::string body_;
  std::size_t limit_ = 0;
  ChunkDecoder chunks_;
};
