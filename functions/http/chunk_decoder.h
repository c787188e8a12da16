#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// Undoes the chunked transfer coding (RFC 9112, 7.1) as bytes arrive. Extensions and trailers are read and dropped.
class ChunkDecoder {
 public:
  enum class Verdict : std::uint8_t { more, done, broken, too_large };

  // Takes what it can from the front of `bytes`; `consumed` says how much. Never grows `body` beyond `limit`.
  Verdict feed(std::string_view bytes, std::string& body, std::size_t limit, std::size_t& consumed);

 private:
  enum class State : std::uint8_t { size, data, data_end, trailer };

  Verdict end_line();

  State state_ = State::size;
  std::string line_;
  std::uint64_t left_ = 0;
  std::size_t extras_ = 0;
};
