#include <algorithm>

#include "core/text.h"

namespace {

bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_foreign(char c) { return static_cast<unsigned char>(c) >= 0x80; }  // RFC 6531 and IDN

bool is_local_character(char c) {
  return is_alphanumeric(c) || is_foreign(c) ||
         std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos;
}

bool is_label(std::string_view label) {
  if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
  return std::all_of(label.begin(), label.end(),
                     [](char c) { return is_alphanumeric(c) || is_foreign(c) || c == '-'; });
}

bool is_domain(std::string_view domain) {
  int labels = 0;
  for (;; ++labels) {
    const std::size_t dot = domain.find('.');
    if (!is_label(domain.substr(0, dot))) return false;
    if (dot == domain.npos) return labels > 0;
    domain.remove_prefix(dot + 1);
  }
}

bool holds_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (is_blank(next_code_point(text, at))) return true;
  return false;
}

}  // namespace

bool is_email(std::string_view text) {
  const std::size_t sign = text.find('@');
  if (sign == text.npos || sign == 0 || sign > 64 || text.size() > 254) return false;
  const std::string_view local = text.substr(0, sign);
  return std::all_of(local.begin(), local.end(), is_local_character) && is_domain(text.substr(sign + 1)) &&
         is_utf8(text) && !holds_blank(text) && !has_control_characters(text);
}

Outcome check_email(std::string_view field, std::string_view text) {
  if (is_email(text)) return Done{};
  return invalid(std::string(field), "is not an e-mail address");
}
