#pragma once

#include "identity/user.h"
#include "model/action.h"

struct DeactivateUser {
  Id<User> user_id;
  std::string reason;
};
extern const Shape kDeactivateUserInput;
constexpr const Shape& shape_of(const DeactivateUser*) { return kDeactivateUserInput; }
extern const Action kDeactivateUser;

struct ReactivateUser {
  Id<User> user_id;
};
extern const Shape kReactivateUserInput;
constexpr const Shape& shape_of(const ReactivateUser*) { return kReactivateUserInput; }
extern const Action kReactivateUser;
