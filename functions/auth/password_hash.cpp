#include "auth/password_hash.h"

#include <array>
#include <sodium.h>

#include "auth/token.h"

namespace {

// OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, 2 iterations, 1 lane.
constexpr unsigned long long kIterations = 2;
constexpr std::size_t kMemory = 19u << 20;

}  // namespace

std::string hash_password(const std::string& password) {
  std::array<char, crypto_pwhash_STRBYTES> encoded;
  const int failed = crypto_pwhash_str_alg(encoded.data(), password.data(), password.size(), kIterations, kMemory,
                                           crypto_pwhash_ALG_ARGON2ID13);
  return failed ? std::string() : std::string(encoded.data());
}

bool verify_password(const std::string& encoded, const std::string& password) {
  return crypto_pwhash_str_verify(encoded.c_str(), password.data(), password.size()) == 0;
}

const std::string& decoy_hash() {
  static const std::string kHash = hash_password(make_token());
  return kHash;
}
