#include "store/merkle.h"

#include <bit>

namespace {

constexpr std::string_view kLeaf("\0", 1);
constexpr std::string_view kNode("\1", 1);

}  // namespace

Hash leaf_hash(std::string_view bytes) { return sha256({kLeaf, bytes}); }
Hash node_hash(const Hash& left, const Hash& right) { return sha256({kNode, bytes_of(left), bytes_of(right)}); }
Hash empty_root() { return sha256({}); }

void CompactTree::append(const Hash& leaf) {
  Hash hash = leaf;
  for (std::uint64_t full = size; full & 1; full >>= 1) {
    hash = node_hash(peaks.back(), hash);
    peaks.pop_back();
  }
  peaks.push_back(hash);
  ++size;
}

Hash CompactTree::root() const {
  if (peaks.empty()) return empty_root();
  Hash hash = peaks.back();
  for (std::size_t i = peaks.size() - 1; i-- > 0;) hash = node_hash(peaks[i], hash);
  return hash;
}

std::string CompactTree::peak_bytes() const {
  std::string bytes;
  for (const Hash& peak : peaks) bytes += bytes_of(peak);
  return bytes;
}

bool CompactTree::read(std::uint64_t size, std::string_view bytes, CompactTree& out) {
  const auto count = static_cast<std::size_t>(std::popcount(size));
  if (bytes.size() != count * sizeof(Hash)) return false;
  out = {size, {}};
  for (std::size_t i = 0; i < count; ++i) out.peaks.push_back(hash_from(bytes.substr(i * sizeof(Hash), sizeof(Hash))));
  return true;
}

Hash root_of(std::span<const Hash> leaves) {
  CompactTree tree;
  for (const Hash& leaf : leaves) tree.append(leaf);
  return tree.root();
}
