#include "auth/token.h"

#include <sodium.h>

#include "api/base64.h"
#include "store/digest.h"

std::string make_token() {
  std::string bytes(32, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return to_base64url(bytes);
}

std::string token_digest(std::string_view token) { return to_hex(bytes_of(sha256({token}))); }

bool equal_secrets(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}
