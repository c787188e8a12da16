#pragma once

#include "model/entity.h"

enum class UserStatus : std::uint8_t { active, invited, locked, suspended, inactive };
enum class PlatformRole : std::uint8_t { platform_admin, cluster_admin, support };

// A person: one identity for the whole platform, whatever the hotels. What they may do stands in shared/access.
struct User : Record {
  std::string name;
  std::string email;  // lower case
  std::string phone;
  std::string locale = "en";
  UserStatus status = UserStatus::active;
  std::string status_reason;
  std::optional<PlatformRole> platform_role;
  std::optional<Timestamp> last_active;  // kept at most once a minute, without a new version
  std::string password_hash;             // Argon2id, encoded; empty until a password is set
  std::optional<Timestamp> password_set_at;
};

extern const Entity kUsers;
constexpr const Entity& entity_of(const User*) { return kUsers; }
