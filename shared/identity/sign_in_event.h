#pragma once

#include "identity/user.h"

enum class SignInResult : std::uint8_t { succeeded, refused };

// One attempt to sign in, whatever came of it.
struct SignInEvent : Record {
  Id<User> user_id;  // nil when nobody has the address
  std::string email;
  SignInResult result = SignInResult::refused;
  std::string reason;  // "password", "unknown_address", "inactive", "backing_off"
  std::string address;
  std::string device;
};

extern const Entity kSignInEvents;
constexpr const Entity& entity_of(const SignInEvent*) { return kSignInEvents; }
