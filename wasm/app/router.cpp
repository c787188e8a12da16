#include "app/router.h"

namespace {

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string_view cut(std::string_view& rest, char at) {
  const std::string_view head = rest.substr(0, rest.find(at));
  rest.remove_prefix(rest.size() > head.size() ? head.size() + 1 : rest.size());
  return head;
}

bool unreserved(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' ||
         c == '.' || c == '~';
}

}  // namespace

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex(text[i + 1]) : -1;
    const int low = high >= 0 ? hex(text[i + 2]) : -1;
    if (low >= 0) i += 2;
    out += low >= 0 ? static_cast<char>(high * 16 + low) : text[i] == '+' ? ' ' : text[i];
  }
  return out;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (unreserved(c)) {
      out += c;
      continue;
    }
    out += '%';
    out += kDigits[static_cast<unsigned char>(c) >> 4U];
    out += kDigits[static_cast<unsigned char>(c) & 15U];
  }
  return out;
}

bool has_parameter(std::string_view location, std::string_view name) {
  cut(location, '?');
  while (!location.empty()) {
    std::string_view pair = cut(location, '&');
    if (cut(pair, '=') == name) return true;
  }
  return false;
}

std::string with_parameter(std::string_view location, std::string_view name, std::string_view value) {
  std::string out(cut(location, '?'));
  char before = '?';
  const auto add = [&](std::string_view pair) {
    out += before;
    out += pair;
    before = '&';
  };
  while (!location.empty()) {
    const std::string_view pair = cut(location, '&');
    if (pair.substr(0, pair.find('=')) != name) add(pair);
  }
  if (!value.empty()) add(std::string(name) + "=" + percent_encoded(value));
  return out;
}

bool Router::matches(const Screen& screen) {
  parts_.clear();
  std::string_view pattern = screen.path;
  std::string_view path = path_;
  while (!pattern.empty() && !path.empty()) {
    const std::string_view wanted = cut(pattern, '/');
    const std::string_view given = cut(path, '/');
    if (wanted.starts_with(':') && !given.empty()) parts_.push_back({wanted.substr(1), percent_decoded(given)});
    else if (wanted != given) return false;
  }
  return pattern.empty() && path.empty();
}

void Router::follow(std::string_view location) {
  path_ = location.substr(0, location.find('?'));
  while (path_.size() > 1 && path_.back() == '/') path_.pop_back();
  query_ = location.find('?') == std::string_view::npos ? std::string_view() : location.substr(location.find('?') + 1);
  screen_ = nullptr;
  for (const Screen& screen : screens_)
    if (matches(screen)) {
      screen_ = &screen;
      return;
    }
}

std::string_view Router::part(std::string_view name) const {
  for (const Part& part : parts_)
    if (part.name == name) return part.value;
  return {};
}

std::string Router::query(std::string_view name) const {
  std::string_view rest = query_;
  while (!rest.empty()) {
    std::string_view pair = cut(rest, '&');
    const std::string_view key = cut(pair, '=');
    if (percent_decoded(key) == name) return percent_decoded(pair);
  }
  return {};
}
