#pragma once

#include "api/api.h"
#include "model/describe.h"

// What clients send to prove who they are. Passwords and tokens stand in no log, journal or plan.

struct SignInInput {
  std::string email;
  std::string password;
};
struct SetupInput {
  std::string token;
  std::string email;
  std::string name;
  std::string password;
};
struct SetPasswordInput {
  std::string token;
  std::string password;
};
struct ChangePasswordInput {
  std::string current_password;
  std::string password;
};
extern const Shape kSignInInput, kSetupInput, kSetPasswordInput, kChangePasswordInput;

// The body as such an input, or its faults.
template <class T>
Result<T> read_input(const Shape& shape, const Exchange& exchange) {
  T input;
  const Json body = TRY(read_body(exchange));
  auto faults = read_client(shape, body, &input, Writing::create);
  if (faults.empty()) faults = validate(shape, &input);
  if (!faults.empty())
    return Error{.code = Code::invalid, .message = "Check the fields below.", .faults = std::move(faults)};
  return input;
}
