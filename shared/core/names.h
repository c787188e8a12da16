#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

// Names of members and enumerators, read from the compiler. Only the name itself reaches the binary.
namespace detail {

template <auto X>
constexpr std::string_view spelled() {
  std::string_view s = __PRETTY_FUNCTION__;
  s.remove_suffix(1);
  if (const auto end = s.find(';'); end != s.npos) s = s.substr(0, end);  // gcc appends the return type
  if (s.back() == ')') s.remove_suffix(1);
  return s.substr(s.find_last_of(":() ") + 1);
}

template <auto X>
struct Name {
  static constexpr auto chars = [] {
    constexpr std::string_view s = spelled<X>();
    std::array<char, s.size() + 1> text{};
    for (std::size_t i = 0; i < s.size(); ++i) text[i] = s[i];
    return text;
  }();
};

constexpr std::size_t camel_size(std::string_view snake) {
  std::size_t n = 0;
  for (const char c : snake) n += c != '_';
  return n;
}

template <auto X>
struct CamelName {
  static constexpr auto chars = [] {
    constexpr std::string_view s = spelled<X>();
    std::array<char, camel_size(s) + 1> text{};
    std::size_t at = 0;
    bool upper = false;
    for (const char c : s) {
      if (c == '_') {
        upper = true;
        continue;
      }
      text[at++] = upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      upper = false;
    }
    return text;
  }();
};

template <class E, int N = 0>
constexpr int count() {
  static_assert(N < 64, "an enumeration needs a name for every value from zero on, and at most 64");
  constexpr char first = spelled<static_cast<E>(N)>().front();
  if constexpr (N == 64 || (first >= '0' && first <= '9')) return N;  // printed as a number: no enumerator
  else return count<E, N + 1>();
}

}  // namespace detail

template <auto X>
inline constexpr std::string_view name_of{detail::Name<X>::chars.data(), detail::Name<X>::chars.size() - 1};

// "created_at" as "createdAt": the spelling on the wire.
template <auto X>
inline constexpr std::string_view camel_name_of{detail::CamelName<X>::chars.data(),
                                                detail::CamelName<X>::chars.size() - 1};

// The enumerators of a contiguous enumeration that starts at zero.
template <class E>
inline constexpr auto names_of = []<int... I>(std::integer_sequence<int, I...>) {
  return std::array<std::string_view, sizeof...(I)>{name_of<static_cast<E>(I)>...};
}
(std::make_integer_sequence<int, detail::count<E>()>{});

template <class E>
constexpr std::string_view to_name(E value) {
  return names_of<E>[static_cast<std::size_t>(value)];
}
