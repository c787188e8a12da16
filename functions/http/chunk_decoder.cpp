#include "http/chunk_decoder.h"

#include <algorithm>
#include <charconv>

namespace {

constexpr std::size_t kLongestLine = 1024;
constexpr std::size_t kMostExtras = 8192;  // bytes of extensions and trailers

}  // namespace

ChunkDecoder::Verdict ChunkDecoder::feed(std::string_view bytes, std::string& body, std::size_t limit,
                                         std::size_t& consumed) {
  consumed = 0;
  while (consumed < bytes.size()) {
    if (state_ == State::data) {
      const std::size_t take = static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size() - consumed));
      if (limit - body.size() < left_) return Verdict::too_large;
      body.append(bytes.substr(consumed, take));
      consumed += take;
      left_ -= take;
      if (left_ == 0) state_ = State::data_end;
      continue;
    }
    const char c = bytes[consumed++];
    line_ += c;
    if (c != '\n') {
      if (line_.size() > kLongestLine) return Verdict::broken;
      continue;
    }
    if (line_.size() < 2 || line_[line_.size() - 2] != '\r') return Verdict::broken;
    line_.resize(line_.size() - 2);
    const Verdict verdict = end_line();
    line_.clear();
    if (verdict != Verdict::more) return verdict;
  }
  return Verdict::more;
}

ChunkDecoder::Verdict ChunkDecoder::end_line() {
  extras_ += line_.size();
  if (extras_ > kMostExtras && state_ != State::data_end) return Verdict::broken;
  switch (state_) {
    case State::size: {
      const auto [stop, fault] = std::from_chars(line_.data(), line_.data() + line_.size(), left_, 16);
      const std::size_t digits = static_cast<std::size_t>(stop - line_.data());
      if (fault != std::errc{} || line_[0] == '-') return Verdict::broken;
      if (digits != line_.size() && line_[digits] != ';') return Verdict::broken;
      extras_ -= digits;
      state_ = left_ == 0 ? State::trailer : State::data;
      return Verdict::more;
    }
    case State::data_end: state_ = State::size; return line_.empty() ? Verdict::more : Verdict::broken;
    case State::trailer: return line_.empty() ? Verdict::done : Verdict::more;
    case State::data: break;
  }
  return Verdict::broken;
}
