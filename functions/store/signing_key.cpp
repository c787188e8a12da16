#include "store/signing_key.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sodium.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/file.h"

namespace {

constexpr std::size_t kSeedSize = 32;

Error unusable(const std::string& file, std::string_view why) {
  return {.code = Code::unavailable,
          .message = "The journal's key " + file + " " + std::string(why) + ".",
          .reason = "JOURNAL_KEY"};
}

const unsigned char* data_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* room_in(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}  // namespace

SigningKey SigningKey::from_seed(std::string_view seed) {
  SigningKey out;
  out.secret_key_.resize(crypto_sign_SECRETKEYBYTES);
  out.public_key_.resize(crypto_sign_PUBLICKEYBYTES);
  crypto_sign_seed_keypair(room_in(out.public_key_), room_in(out.secret_key_), data_of(seed));
  out.digest_key_ = bytes_of(hmac_sha256(seed, "digests of private fields"));
  out.empty_ = hmac_sha256(out.digest_key_, {});
  return out;
}

Result<SigningKey> SigningKey::load(const std::string& file) {
  const std::string text = TRY(read_file(file));
  struct stat facts {};
  if (::stat(file.c_str(), &facts) == 0 && (facts.st_mode & 077))
    return unusable(file, "can be read by others; its mode must be 0600");
  const std::string seed = from_hex(std::string_view(text).substr(0, 2 * kSeedSize));
  if (seed.size() != kSeedSize) return unusable(file, "does not hold a key");
  return from_seed(seed);
}

// Of several programs that start at the same time one makes it, and the others wait until it is whole.
Result<SigningKey> SigningKey::load_or_make(const std::string& file) {
  std::error_code fault;
  if (std::filesystem::file_size(file, fault) > 0 && !fault) return load(file);
  std::filesystem::create_directories(std::filesystem::path(file).parent_path(), fault);
  const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (made < 0) return unusable(file, std::string("cannot be made: ") + std::strerror(errno));
  struct stat facts {};
  const bool held = flock(made, LOCK_EX) == 0 && fstat(made, &facts) == 0;
  std::string seed(kSeedSize, '\0');
  randombytes_buf(seed.data(), seed.size());
  const std::string text = to_hex(seed) + "\n";
  const bool written = held && facts.st_size == 0 && fchmod(made, 0600) == 0 &&
                       ::write(made, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && fsync(made) == 0;
  const bool there = held && facts.st_size > 0;
  if (held && !written && !there) (void)!ftruncate(made, 0);
  ::close(made);
  if (there) return load(file);
  if (!written) return unusable(file, "cannot be written");
  return from_seed(seed);
}

std::string SigningKey::sign(std::string_view text) const {
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(room_in(signature), nullptr, data_of(text), text.size(), data_of(secret_key_));
  return signature;
}

bool is_signed_by(std::string_view public_key, std::string_view text, std::string_view signature) {
  return public_key.size() == crypto_sign_PUBLICKEYBYTES && signature.size() == crypto_sign_BYTES &&
         crypto_sign_verify_detached(data_of(signature), data_of(text), text.size(), data_of(public_key)) == 0;
}
