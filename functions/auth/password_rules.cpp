#include "auth/password_rules.h"

#include <array>
#include <zxcvbn.h>

#include "core/text.h"

namespace {

constexpr std::size_t kShortest = 12;
constexpr std::size_t kLongest = 128;
constexpr double kBits = 30;  // of guessing, as zxcvbn counts it

bool is_guessable(const std::string& password, const std::string& email, const std::string& name) {
  const std::string person = email.substr(0, email.find('@'));
  std::array<const char*, 5> words{"carmen", email.c_str(), person.c_str(), name.c_str(), nullptr};
  return ZxcvbnMatch(password.c_str(), words.data(), nullptr) < kBits;
}

}  // namespace

Outcome check_password(const std::string& field, const std::string& password, const std::string& email,
                       const std::string& name) {
  if (!is_utf8(password)) return invalid(field, "is not valid UTF-8");
  if (password.find('\0') != password.npos) return invalid(field, "contains a zero byte");
  const std::size_t length = count_characters(password);
  if (length < kShortest) return invalid(field, "is shorter than " + std::to_string(kShortest) + " characters");
  if (length > kLongest) return invalid(field, "is longer than " + std::to_string(kLongest) + " characters");
  if (is_guessable(password, email, name))
    return invalid(field, "is easily guessed; unrelated words one after the other are harder");
  return Done{};
}
