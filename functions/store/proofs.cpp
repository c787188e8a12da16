#include <bit>
#include <cassert>

#include "store/merkle.h"

namespace {

// The largest power of two below n.
std::uint64_t split(std::uint64_t n) { return std::bit_floor(n - 1); }

void include(std::span<const Hash> leaves, std::uint64_t leaf, std::vector<Hash>& proof) {
  if (leaves.size() <= 1) return;
  const std::uint64_t k = split(leaves.size());
  if (leaf < k) {
    include(leaves.first(k), leaf, proof);
    proof.push_back(root_of(leaves.subspan(k)));
  } else {
    include(leaves.subspan(k), leaf - k, proof);
    proof.push_back(root_of(leaves.first(k)));
  }
}

void prove_old(std::span<const Hash> leaves, std::uint64_t size, bool whole, std::vector<Hash>& proof) {
  if (size == leaves.size()) {
    if (!whole) proof.push_back(root_of(leaves));
    return;
  }
  const std::uint64_t k = split(leaves.size());
  if (size <= k) {
    prove_old(leaves.first(k), size, whole, proof);
    proof.push_back(root_of(leaves.subspan(k)));
  } else {
    prove_old(leaves.subspan(k), size - k, false, proof);
    proof.push_back(root_of(leaves.first(k)));
  }
}

}  // namespace

std::vector<Hash> inclusion_proof(std::span<const Hash> leaves, std::uint64_t leaf) {
  assert(leaf < leaves.size());
  std::vector<Hash> proof;
  include(leaves, leaf, proof);
  return proof;
}

// RFC 9162, 2.1.3.2.
bool includes(const Hash& leaf, std::uint64_t index, std::uint64_t size, std::span<const Hash> proof,
              const Hash& root) {
  if (index >= size) return false;
  std::uint64_t at = index, last = size - 1;
  Hash hash = leaf;
  for (const Hash& step : proof) {
    if (last == 0) return false;
    if ((at & 1) || at == last) {
      hash = node_hash(step, hash);
      while (!(at & 1) && at != 0) {
        at >>= 1;
        last >>= 1;
      }
    } else {
      hash = node_hash(hash, step);
    }
    at >>= 1;
    last >>= 1;
  }
  return last == 0 && hash == root;
}

std::vector<Hash> consistency_proof(std::span<const Hash> leaves, std::uint64_t size) {
  assert(size <= leaves.size());
  std::vector<Hash> proof;
  if (size > 0) prove_old(leaves, size, true, proof);
  return proof;
}

// RFC 9162, 2.1.4.2.
bool is_consistent(std::uint64_t old_size, const Hash& old_root, std::uint64_t size, const Hash& root,
                   std::span<const Hash> proof) {
  if (old_size > size) return false;
  if (old_size == size) return proof.empty() && old_root == root;
  if (old_size == 0) return proof.empty();
  std::vector<Hash> path(proof.begin(), proof.end());
  if (std::has_single_bit(old_size)) path.insert(path.begin(), old_root);
  if (path.empty()) return false;
  std::uint64_t at = old_size - 1, last = size - 1;
  while (at & 1) {
    at >>= 1;
    last >>= 1;
  }
  Hash old_hash = path[0], hash = path[0];
  for (std::size_t i = 1; i < path.size(); ++i) {
    if (last == 0) return false;
    if ((at & 1) || at == last) {
      old_hash = node_hash(path[i], old_hash);
      hash = node_hash(path[i], hash);
      while (!(at & 1) && at != 0) {
        at >>= 1;
        last >>= 1;
      }
    } else {
      hash = node_hash(hash, path[i]);
    }
    at >>= 1;
    last >>= 1;
  }
  return last == 0 && old_hash == old_root && hash == root;
}
