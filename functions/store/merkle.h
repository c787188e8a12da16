#pragma once

#include <span>
#include <string>
#include <vector>

#include "store/digest.h"

// RFC 6962, 2.1: leaf = SHA-256(0x00 ‖ bytes), node = SHA-256(0x01 ‖ left ‖ right).
Hash leaf_hash(std::string_view bytes);
Hash node_hash(const Hash& left, const Hash& right);
Hash empty_root();

// What is needed of a tree to append to it: the roots of its full subtrees, greatest first.
struct CompactTree {
  std::uint64_t size = 0;
  std::vector<Hash> peaks;

  void append(const Hash& leaf);
  Hash root() const;
  std::string peak_bytes() const;
  // False when the bytes are not those of a tree of that size.
  static bool read(std::uint64_t size, std::string_view peak_bytes, CompactTree& out);
  bool operator==(const CompactTree&) const = default;
};

Hash root_of(std::span<const Hash> leaves);
// RFC 6962, 2.1.1: the path from a leaf to the root, deepest first.
std::vector<Hash> inclusion_proof(std::span<const Hash> leaves, std::uint64_t leaf);
bool includes(const Hash& leaf, std::uint64_t index, std::uint64_t size, std::span<const Hash> proof, const Hash& root);
// RFC 6962, 2.1.2: that the first `size` leaves are a tree that this one grew out of.
std::vector<Hash> consistency_proof(std::span<const Hash> leaves, std::uint64_t size);
bool is_consistent(std::uint64_t old_size, const Hash& old_root, std::uint64_t size, const Hash& root,
                   std::span<const Hash> proof);
