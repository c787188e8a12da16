#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

// What the reactor needs of a request's head to know where the request ends (RFC 9112). The rest is httplib's to read.
struct RequestHead {
  std::size_t size = 0;     // bytes, the blank line included
  std::string_view method;  // these two point into the bytes that were read
  std::string_view target;
  std::uint64_t content_length = 0;
  bool chunked = false;
  bool keep_alive = true;
  bool http_1_0 = false;
  bool expects_continue = false;
};

// Reads the head that `bytes` begins with and ends after its first blank line. Answers 0, or the status to refuse it
// with: whatever two servers could understand differently (RFC 9112, 11.2) is refused rather than guessed.
int read_head(std::string_view bytes, RequestHead& head);
