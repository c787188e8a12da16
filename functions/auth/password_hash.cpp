#include "auth/password_hash.h"

#include <argon2.h>
#include <sodium.h>

#include "auth/hash_memory.h"
#include "auth/phc_string.h"
#include "auth/token.h"

namespace {

// OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, 2 iterations, 1 lane.
constexpr std::uint32_t kMemory = 19u << 10;
constexpr std::uint32_t kIterations = 2;
constexpr std::size_t kSaltSize = 16;
constexpr std::size_t kHashSize = 32;

HashMemory& memory() {
  static HashMemory kept;
  return kept;
}

int take_memory(std::uint8_t** block, std::size_t bytes) {
  *block = memory().take(bytes);
  return *block ? ARGON2_OK : ARGON2_MEMORY_ALLOCATION_ERROR;
}

// What it held is wiped by now.
void give_memory_back(std::uint8_t* block, std::size_t bytes) { memory().give_back(block, bytes); }

std::uint8_t* bytes_of(const std::string& text) {
  return const_cast<std::uint8_t*>(reinterpret_cast<const std::uint8_t*>(text.data()));
}

// Fills the hash from all the rest; false when there is no memory for it.
bool compute(PhcString& phc, const std::string& password) {
  argon2_context context{};
  context.out = bytes_of(phc.hash);
  context.outlen = static_cast<std::uint32_t>(phc.hash.size());
  context.pwd = bytes_of(password);
  context.pwdlen = static_cast<std::uint32_t>(password.size());
  context.salt = bytes_of(phc.salt);
  context.saltlen = static_cast<std::uint32_t>(phc.salt.size());
  context.t_cost = phc.iterations;
  context.m_cost = phc.memory;
  context.lanes = context.threads = phc.lanes;
  context.version = ARGON2_VERSION_13;
  context.allocate_cbk = take_memory;
  context.free_cbk = give_memory_back;
  return argon2_ctx(&context, Argon2_id) == ARGON2_OK;
}

PhcString unfilled() {
  return {.memory = kMemory,
          .iterations = kIterations,
          .lanes = 1,
          .salt = std::string(kSaltSize, '\0'),
          .hash = std::string(kHashSize, '\0')};
}

}  // namespace

std::string hash_password(const std::string& password) {
  PhcString phc = unfilled();
  randombytes_buf(phc.salt.data(), phc.salt.size());
  return compute(phc, password) ? to_text(phc) : std::string();
}

bool verify_password(const std::string& encoded, const std::string& password) {
  const auto expected = parse_phc_string(encoded);
  if (!expected) return false;
  PhcString found = *expected;
  return compute(found, password) && equal_secrets(found.hash, expected->hash);
}

const std::string& decoy_hash() {
  static const std::string kNobodys = to_text(unfilled());
  return kNobodys;
}
