#pragma once

#include "model/types.h"

struct Record;

namespace detail {

template <class M>
struct Member;
template <class T, class R>
struct Member<T R::*> {
  using Type = T;
  using Owner = R;
};

template <class R>
inline constexpr char tag = 0;

template <auto M>
void* member_at(void* record) {
  return &(static_cast<typename Member<decltype(M)>::Owner*>(record)->*M);
}

struct Anything {
  template <class T>
  operator T() const;
};
template <class R, std::size_t... I>
constexpr bool takes(std::index_sequence<I...>) {
  return requires { R{(void(I), Anything{})...}; };
}
template <class R, std::size_t N = 0>
constexpr std::size_t member_count() {
  if constexpr (takes<R>(std::make_index_sequence<N + 1>{})) return member_count<R, N + 1>();
  else return N;
}

}  // namespace detail

// One row of a description, from a pointer to member.
template <auto M>
constexpr Field field(std::string_view label) {
  using Of = detail::Member<decltype(M)>;
  return {name_of<M>,
          camel_name_of<M>,
          label,
          detail::Ops<typename Of::Type>::value,
          &detail::member_at<M>,
          &detail::tag<typename Of::Owner>};
}

// Checked while compiling: every member of R, none of another struct, none twice.
template <class R>
constexpr bool describes(std::span<const Field> fields) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].owner != &detail::tag<R> || fields[i].low > fields[i].high) return false;
    for (std::size_t j = 0; j < i; ++j)
      if (fields[i].name == fields[j].name) return false;
  }
  return fields.size() + (std::is_base_of_v<Record, R> && !std::is_same_v<Record, R> ? 1 : 0) ==
         detail::member_count<R>();
}
