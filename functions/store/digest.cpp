#include "store/digest.h"

#include <algorithm>
#include <cassert>
#include <memory>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace {

// Looked up once: OpenSSL 3 searches its providers at each use of EVP_sha256().
const EVP_MD* sha256_method() {
  static EVP_MD* const method = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return method;
}

struct Context {
  EVP_MD_CTX* handle = EVP_MD_CTX_new();
  ~Context() { EVP_MD_CTX_free(handle); }
};

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

Hash sha256(std::initializer_list<std::string_view> parts) {
  thread_local Context context;
  Hash hash;
  EVP_DigestInit_ex2(context.handle, sha256_method(), nullptr);
  for (const std::string_view part : parts) EVP_DigestUpdate(context.handle, part.data(), part.size());
  EVP_DigestFinal_ex(context.handle, hash.data(), nullptr);
  return hash;
}

Hash hmac_sha256(std::string_view key, std::string_view text) {
  Hash hash;
  HMAC(sha256_method(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(text.data()),
       text.size(), hash.data(), nullptr);
  return hash;
}

Hash hash_from(std::string_view bytes) {
  Hash hash{};
  assert(bytes.size() == hash.size());
  std::copy_n(bytes.begin(), std::min(bytes.size(), hash.size()), hash.begin());
  return hash;
}

std::string to_hex(std::string_view bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    text += kDigits[static_cast<unsigned char>(c) >> 4];
    text += kDigits[static_cast<unsigned char>(c) & 15];
  }
  return text;
}

std::string from_hex(std::string_view text) {
  std::string bytes;
  if (text.size() % 2) return bytes;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = hex_value(text[i]), low = hex_value(text[i + 1]);
    if (high < 0 || low < 0) return {};
    bytes += static_cast<char>(high * 16 + low);
  }
  return bytes;
}
