#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "store/digest.h"

// The Ed25519 key (RFC 8032) that signs the journal's heads. It lives in a file of mode 0600 outside the database.
class SigningKey {
 public:
  // Makes the file, and its folder, when there is none.
  static Result<SigningKey> load_or_make(const std::string& file);
  static Result<SigningKey> load(const std::string& file);

  std::string sign(std::string_view text) const;                 // 64 bytes
  const std::string& public_key() const { return public_key_; }  // 32 bytes
  // Of what may be guessed: a digest that nobody can try values against without the key.
  Hash keyed_digest(std::string_view text) const { return text.empty() ? empty_ : hmac_sha256(digest_key_, text); }

 private:
  static SigningKey from_seed(std::string_view seed);

  std::string secret_key_;
  std::string public_key_;
  std::string digest_key_;
  Hash empty_{};  // the digest of nothing: most rows have no secret yet
};

bool is_signed_by(std::string_view public_key, std::string_view text, std::string_view signature);
