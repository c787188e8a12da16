#pragma once

#include "identity/user.h"

// One signed-in device. The token itself is known to the client alone.
struct Session : Record {
  Id<User> user_id;
  std::string token_hash;  // SHA-256 of the token, hexadecimal
  std::string device;      // a name people recognise: "Chromium on Linux"
  std::string address;     // of the client
  Timestamp last_seen;
  Timestamp idle_expires_at;
  Timestamp expires_at;  // at the latest
  std::optional<Timestamp> revoked_at;
  std::string revoked_reason;
};

extern const Entity kSessions;
constexpr const Entity& entity_of(const Session*) { return kSessions; }
