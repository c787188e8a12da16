#include "core/text.h"

#include <cstdint>
#include <cstring>

namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The next position whose byte is not ASCII, eight bytes at a time.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
  std::uint64_t eight;
  while (at + sizeof eight <= text.size()) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if (eight & 0x8080808080808080ull) break;
    at += sizeof eight;
  }
  while (at < text.size() && is_ascii(text[at])) ++at;
  return at;
}

bool is_control(char32_t c) { return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0); }

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at++]);
  if (first < 0x80) return first;
  if (first < 0xC2 || first > 0xF4) return kNoCodePoint;
  const std::size_t more = first < 0xE0 ? 1u : first < 0xF0 ? 2u : 3u;
  if (text.size() - at < more) return kNoCodePoint;
  char32_t code = first & (0x3Fu >> more);
  for (std::size_t i = 0; i < more; ++i) {
    if (!is_continuation(text[at + i])) return kNoCodePoint;
    code = code << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3Fu);
  }
  const char32_t least = more == 1 ? 0x80 : more == 2 ? 0x800 : 0x10000;
  if (code < least || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return kNoCodePoint;
  at += more;
  return code;
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at))
    if (next_code_point(text, at) == kNoCodePoint) return false;
  return true;
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) next_code_point(text, at);
  return count;
}

bool is_blank(char32_t c) {
  if (c <= 0x20) return c == 0x20 || (c >= 0x09 && c <= 0x0D);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

std::string_view trim(std::string_view text) {
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size(); start = at)
    if (!is_blank(next_code_point(text, at))) break;
  text.remove_prefix(start);
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && is_continuation(text[last])) --last;
    std::size_t at = last;
    if (!is_blank(next_code_point(text, at)) || at != text.size()) break;
    text = text.substr(0, last);
  }
  return text;
}

bool has_control_characters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (is_control(next_code_point(text, at))) return true;
  return false;
}

std::string lower_first(std::string_view label) {
  const auto is_capital = [&](std::size_t i) { return i < label.size() && label[i] >= 'A' && label[i] <= 'Z'; };
  std::string out(label);
  if (is_capital(0) && !is_capital(1)) out[0] = static_cast<char>(out[0] - 'A' + 'a');
  return out;
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}
