#include "core/json.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstring>

namespace {

void write_number(std::int64_t value, std::string& out) {
  char text[24];
  const auto end = std::to_chars(text, text + sizeof text, value).ptr;
  out.append(text, end);
}

void write_real(double value, std::string& out) {
  char text[32];
  const int size = std::snprintf(text, sizeof text, "%.17g", value + 0.0);  // of both zeros the same
  out.append(text, static_cast<std::size_t>(size));
}

// Whether one of eight bytes must be escaped: below 0x20, a quote or a backslash.
bool has_special(const char* eight) {
  constexpr std::uint64_t kOnes = 0x0101010101010101u, kTops = 0x8080808080808080u;
  std::uint64_t word = 0;
  std::memcpy(&word, eight, sizeof word);
  const auto below = [](std::uint64_t bytes, std::uint64_t limit) { return (bytes - kOnes * limit) & ~bytes; };
  return ((below(word, 0x20) | below(word ^ kOnes * '"', 1) | below(word ^ kOnes * '\\', 1)) & kTops) != 0;
}

bool is_special(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

// How much of the text goes out as it is.
std::size_t plain_length(std::string_view text) {
  std::size_t i = 0;
  while (i + 8 <= text.size() && !has_special(text.data() + i)) i += 8;
  const bool at_end = i + 8 > text.size();
  if (at_end && i >= 8 && !has_special(text.data() + text.size() - 8)) return text.size();
  while (i < text.size() && !is_special(text[i])) ++i;
  return i;
}

Json sorted(const Json& json) {
  if (const auto* items = json.if_array()) {
    Json::Array out;
    out.reserve(items->size());
    for (const Json& item : *items) out.push_back(sorted(item));
    return out;
  }
  const auto* members = json.if_object();
  if (!members) return json;
  Json::Object out;
  out.reserve(members->size());
  for (const auto& [name, value] : *members) out.push_back({name, sorted(value)});
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return out;
}

}  // namespace

// Here, and not in every file that has a Json: they are long.
Json::Json(const Json&) = default;
Json::Json(Json&&) noexcept = default;
Json& Json::operator=(const Json&) = default;
Json& Json::operator=(Json&&) noexcept = default;
Json::~Json() = default;

bool Json::operator==(const Json& other) const { return value_ == other.value_; }

const Json* Json::find(std::string_view key) const {
  if (const auto* members = if_object())
    for (const auto& [name, value] : *members)
      if (name == key) return &value;
  return nullptr;
}

Json* Json::find(std::string_view key) { return const_cast<Json*>(std::as_const(*this).find(key)); }

std::string_view Json::text(std::string_view key) const {
  const Json* found = find(key);
  const std::string* text = found ? found->if_text() : nullptr;
  return text ? std::string_view(*text) : std::string_view();
}

std::int64_t Json::integer(std::string_view key) const {
  const Json* found = find(key);
  const std::int64_t* number = found ? found->if_int() : nullptr;
  return number ? *number : 0;
}

const Json::Array& Json::items(std::string_view key) const {
  static const Array kNone;
  const Json* found = find(key);
  const Array* items = found ? found->if_array() : nullptr;
  return items ? *items : kNone;
}

Json& Json::set(std::string_view key, Json value) {
  if (Json* found = find(key)) *found = std::move(value);
  else if_object()->push_back({std::string(key), std::move(value)});
  return *this;
}

Json& Json::push(Json value) {
  if_array()->push_back(std::move(value));
  return *this;
}

void write_json_text(std::string_view text, std::string& out) {
  static constexpr char kHex[] = "0123456789abcdef";
  for (out += '"';; text.remove_prefix(1)) {
    const std::size_t plain = plain_length(text);
    out.append(text.data(), plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const auto c = static_cast<unsigned char>(text.front());
    out += '\\';
    if (c >= 0x20) out += text.front();
    else if (c == '\n') out += 'n';
    else {
      out += "u00";
      out += kHex[c >> 4];
      out += kHex[c & 15];
    }
  }
  out += '"';
}

void write_json(const Json& json, std::string& out) {
  if (const bool* b = json.if_bool()) {
    out += *b ? "true" : "false";
  } else if (const auto* i = json.if_int()) {
    write_number(*i, out);
  } else if (const auto* d = json.if_double()) {
    write_real(*d, out);
  } else if (const auto* s = json.if_text()) {
    write_json_text(*s, out);
  } else if (const auto* items = json.if_array()) {
    out += '[';
    for (std::size_t at = 0; at < items->size(); ++at) {
      if (at) out += ',';
      write_json((*items)[at], out);
    }
    out += ']';
  } else if (const auto* members = json.if_object()) {
    out += '{';
    bool first = true;
    for (const auto& [name, value] : *members) {
      if (!first) out += ',';
      first = false;
      write_json_text(name, out);
      out += ':';
      write_json(value, out);
    }
    out += '}';
  } else {
    out += "null";
  }
}

std::string to_json_text(const Json& json) {
  std::string out;
  write_json(json, out);
  return out;
}

std::string canonical_text(const Json& json) { return to_json_text(sorted(json)); }

void merge_patch(Json& target, const Json& patch) {
  const auto* members = patch.if_object();
  if (!members) {
    target = patch;
    return;
  }
  if (!target.if_object()) target = Json::object();
  for (const auto& [key, value] : *members) {
    if (value.is_null()) {
      std::erase_if(*target.if_object(), [&name = key](const auto& member) { return member.name == name; });
      continue;
    }
    if (!target.find(key)) target.set(key, {});
    merge_patch(*target.find(key), value);
  }
}
