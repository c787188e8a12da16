#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/result.h"

template <class Value>
struct JsonMember {
  std::string name;
  Value value;
  bool operator==(const JsonMember&) const = default;
};

// A JSON document, a column's value and an audit entry: the one dynamic value. Objects keep their keys in order.
class Json {
 public:
  using Member = JsonMember<Json>;
  using Array = std::vector<Json>;
  using Object = std::vector<Member>;

  Json() = default;
  Json(const Json&);
  Json(Json&&) noexcept;
  Json& operator=(const Json&);
  Json& operator=(Json&&) noexcept;
  ~Json();
  Json(std::same_as<bool> auto value) : value_(value) {}
  Json(std::int64_t value) : value_(value) {}
  Json(std::int32_t value) : value_(std::int64_t{value}) {}
  Json(double value) : value_(value) {}
  Json(std::string value) : value_(std::move(value)) {}
  Json(std::string_view value) : value_(std::string(value)) {}
  Json(const char* value) : value_(std::string(value)) {}
  Json(Array value) : value_(std::move(value)) {}
  Json(Object value) : value_(std::move(value)) {}

  static Json array() { return Array{}; }
  static Json object();

  bool is_null() const { return value_.index() == 0; }
  const bool* if_bool() const { return std::get_if<bool>(&value_); }
  const std::int64_t* if_int() const { return std::get_if<std::int64_t>(&value_); }
  const double* if_double() const { return std::get_if<double>(&value_); }
  const std::string* if_text() const { return std::get_if<std::string>(&value_); }
  const Array* if_array() const { return std::get_if<Array>(&value_); }
  Array* if_array() { return std::get_if<Array>(&value_); }
  const Object* if_object() const { return std::get_if<Object>(&value_); }
  Object* if_object() { return std::get_if<Object>(&value_); }

  // The text of a member, or "" when there is none.
  std::string_view text(std::string_view key) const;
  // A member as a whole number, or 0 when there is none.
  std::int64_t integer(std::string_view key) const;
  // The items of a member that is a list; none when it is not there.
  const Array& items(std::string_view key) const;
  const Json* find(std::string_view key) const;
  Json* find(std::string_view key);
  // Replaces the member of that name, or appends it. The value must be an object.
  Json& set(std::string_view key, Json value);
  // Appends. The value must be an array.
  Json& push(Json value);

  bool operator==(const Json&) const;

 private:
  std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> value_;
};

inline Json Json::object() { return Object{}; }

// Text without blanks; object members in their order.
void write_json(const Json&, std::string& out);
void write_json_text(std::string_view, std::string& out);
std::string to_json_text(const Json&);

// RFC 8785 order of members (by bytes), so that equal documents have equal text: what hashes are made of.
std::string canonical_text(const Json&);

struct JsonLimits {
  std::size_t bytes = 1u << 20;
  std::size_t depth = 64;
};

// Refuses broken UTF-8, duplicate keys, anything over the limits and anything after the document.
Result<Json> parse_json(std::string_view text, JsonLimits limits = {});

// RFC 7396: null removes a member.
void merge_patch(Json& target, const Json& patch);
