#include "http/accept_encoding.h"

#include "http/wire_text.h"

namespace {

// The weight in thousandths: "q=0.5" is 500. Anything that is no weight counts as 0.
int weight_of(std::string_view parameters) {
  while (!parameters.empty()) {
    const std::string_view part = trimmed(cut(parameters, ';'));
    if (!part.starts_with("q=") && !part.starts_with("Q=")) continue;
    const std::string_view digits = part.substr(2);
    if (digits.empty() || digits.size() > 5 || (digits.size() > 1 && digits[1] != '.')) return 0;
    int weight = 0;
    for (std::size_t i = 0, unit = 1000; i < 5; ++i) {
      if (i == 1) continue;
      const char c = i < digits.size() ? digits[i] : '0';
      if (c < '0' || c > '9') return 0;
      weight += (c - '0') * static_cast<int>(unit);
      unit /= 10;
    }
    return weight > 1000 ? 0 : weight;
  }
  return 1000;
}

}  // namespace

ContentCoding choose_coding(std::string_view accept_encoding, bool has_br, bool has_gzip) {
  constexpr int kUnsaid = -1;
  int br = kUnsaid, gzip = kUnsaid, identity = kUnsaid, rest = kUnsaid;
  while (!accept_encoding.empty()) {
    std::string_view entry = cut(accept_encoding, ',');
    const std::string_view name = trimmed(cut(entry, ';'));
    const int weight = weight_of(entry);
    if (equal_ignoring_case(name, "br")) br = weight;
    else if (equal_ignoring_case(name, "gzip") || equal_ignoring_case(name, "x-gzip")) gzip = weight;
    else if (equal_ignoring_case(name, "identity")) identity = weight;
    else if (name == "*") rest = weight;
  }
  if (br == kUnsaid) br = rest;
  if (gzip == kUnsaid) gzip = rest;
  if (identity == kUnsaid) identity = rest > 0 ? rest : 1;  // what was not refused is worse than what was asked for
  if (has_br && br > 0 && br >= gzip && br >= identity) return ContentCoding::br;
  if (has_gzip && gzip > 0 && gzip >= identity) return ContentCoding::gzip;
  return ContentCoding::identity;
}
