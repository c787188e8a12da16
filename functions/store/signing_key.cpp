#include "store/signing_key.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <openssl/evp.h>
#include <openssl/rand.h>
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

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

const unsigned char* data_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

Result<SigningKey> SigningKey::from_seed(std::string_view seed) {
  EVP_PKEY* key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, data_of(seed), seed.size());
  if (!key) return Error{.code = Code::internal, .message = "The journal's key cannot be used."};
  SigningKey out;
  out.key_ = std::shared_ptr<void>(key, [](void* made) { EVP_PKEY_free(static_cast<EVP_PKEY*>(made)); });
  std::array<unsigned char, 32> bytes{};
  std::size_t size = bytes.size();
  EVP_PKEY_get_raw_public_key(key, bytes.data(), &size);
  out.public_key_.assign(reinterpret_cast<const char*>(bytes.data()), size);
  out.digest_key_ = bytes_of(hmac_sha256(seed, "digests of private fields"));
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

Result<SigningKey> SigningKey::load_or_make(const std::string& file) {
  std::error_code fault;
  std::filesystem::create_directories(std::filesystem::path(file).parent_path(), fault);
  const int made = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (made < 0 && errno == EEXIST) return load(file);
  if (made < 0) return unusable(file, std::string("cannot be made: ") + std::strerror(errno));
  std::string seed(kSeedSize, '\0');
  RAND_bytes(reinterpret_cast<unsigned char*>(seed.data()), static_cast<int>(seed.size()));
  const std::string text = to_hex(seed) + "\n";
  const bool written = ::write(made, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && fsync(made) == 0;
  ::close(made);
  if (!written) {
    ::unlink(file.c_str());
    return unusable(file, "cannot be written");
  }
  return from_seed(seed);
}

std::string SigningKey::sign(std::string_view text) const {
  const Context context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  std::string signature(64, '\0');
  std::size_t size = signature.size();
  EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, static_cast<EVP_PKEY*>(key_.get()));
  EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, data_of(text), text.size());
  return signature;
}

bool is_signed_by(std::string_view public_key, std::string_view text, std::string_view signature) {
  const Key key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, data_of(public_key), public_key.size()),
                EVP_PKEY_free);
  const Context context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  return key && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
         EVP_DigestVerify(context.get(), data_of(signature), signature.size(), data_of(text), text.size()) == 1;
}
