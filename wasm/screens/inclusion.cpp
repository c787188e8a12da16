#include "screens/inclusion.h"

#include "screens/sha256.h"

namespace {

constexpr std::string_view kLeaf("\0", 1);
constexpr std::string_view kNode("\1", 1);

std::string to_hex(const Digest& digest) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const std::uint8_t byte : digest) {
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 15U];
  }
  return out;
}

int value_of(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; }

// False when it is not a digest.
bool from_hex(std::string_view text, Digest& out) {
  if (text.size() != 2 * out.size()) return false;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const int high = value_of(text[2 * i]), low = value_of(text[2 * i + 1]);
    if (high < 0 || low < 0) return false;
    out[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return true;
}

Digest join(const Digest& left, const Digest& right) { return sha256({kNode, bytes_of(left), bytes_of(right)}); }

}  // namespace

std::string leaf_of(std::string_view text) { return to_hex(sha256({kLeaf, text})); }

std::string root_from_path(std::string_view leaf, std::int64_t index, std::int64_t size, const Json& path) {
  Digest hash;
  if (index < 0 || index >= size || !path.if_array() || !from_hex(leaf, hash)) return {};
  std::int64_t at = index, last = size - 1;
  for (const Json& item : *path.if_array()) {
    Digest step;
    if (last == 0 || !item.if_text() || !from_hex(*item.if_text(), step)) return {};
    if (at % 2 == 1 || at == last) {
      hash = join(step, hash);
      for (; at % 2 == 0 && at != 0; at /= 2) last /= 2;
    } else {
      hash = join(hash, step);
    }
    at /= 2;
    last /= 2;
  }
  return last == 0 ? to_hex(hash) : std::string();
}

Inclusion check_inclusion(const Json& record, const Json& proof) {
  Inclusion out;
  const Json* path = proof.find("path");
  const std::string root(proof.text("root"));
  const std::int64_t size = proof.integer("size");
  out.leaf = leaf_of(to_json_text(record)) == proof.text("leaf");
  out.trail = path && root_from_path(proof.text("leaf"), proof.integer("seq") - 1, size, *path) == root;
  const Json* platform = proof.find("platform");
  const Json* above = platform ? platform->find("path") : nullptr;
  if (!above) return out;
  const std::string head = leaf_of(std::string(proof.text("tenant")) + "\n" + std::to_string(size) + "\n" + root);
  out.platform =
      root_from_path(head, platform->integer("leaf") - 1, platform->integer("size"), *above) == platform->text("root");
  return out;
}
