#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// RFC 9562. The nil value means "none"; as a tenant it names the platform itself.
struct Uuid {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  bool operator==(const Uuid&) const = default;
  bool operator<(const Uuid& other) const { return high != other.high ? high < other.high : low < other.low; }
  bool is_nil() const { return high == 0 && low == 0; }
};

// Version 7: `random` fills what the time leaves free.
Uuid make_uuid(std::int64_t unix_ms, std::uint64_t random_high, std::uint64_t random_low);
std::string to_text(const Uuid&);  // 36 characters, lower case
void append_text(const Uuid&, std::string& out);
std::optional<Uuid> parse_uuid(std::string_view);

// Strong identifiers: Id<Hotel> and Id<Plan> do not mix.
template <class T>
struct Id {
  Uuid value;

  bool operator==(const Id&) const = default;
  bool operator<(const Id& other) const { return value < other.value; }
  explicit operator bool() const { return !value.is_nil(); }
};

struct Money {  // in minor units of the row's currency
  std::int64_t minor = 0;
  bool operator==(const Money&) const = default;
};

struct Timestamp {  // milliseconds since the Unix epoch, UTC
  std::int64_t ms = 0;
  bool operator==(const Timestamp&) const = default;
  bool operator<(const Timestamp& other) const { return ms < other.ms; }
};

struct Date {  // days since 1970-01-01, no zone
  std::int32_t days = 0;
  bool operator==(const Date&) const = default;
  bool operator<(const Date& other) const { return days < other.days; }
};
