#pragma once

#include "identity/user.h"

// A one-time link by which a person sets a password. Only its digest is kept.
struct PasswordLink : Record {
  Id<User> user_id;
  std::string token_hash;  // SHA-256 of the token, hexadecimal
  Timestamp expires_at;
  std::optional<Timestamp> used_at;
};

extern const Entity kPasswordLinks;
constexpr const Entity& entity_of(const PasswordLink*) { return kPasswordLinks; }
