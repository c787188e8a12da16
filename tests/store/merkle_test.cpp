#include "store/merkle.h"

#include <catch_amalgamated.hpp>

namespace {

// The leaves and roots of Certificate Transparency's reference tests.
const std::vector<std::string> kInputs = {
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
const std::vector<std::string> kRoots = {"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                         "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                                         "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                                         "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                                         "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                                         "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                                         "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                                         "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

std::vector<Hash> reference_leaves() {
  std::vector<Hash> leaves;
  for (const std::string& input : kInputs) leaves.push_back(leaf_hash(from_hex(input)));
  return leaves;
}

std::vector<std::string> hex_of(const std::vector<Hash>& proof) {
  std::vector<std::string> out;
  for (const Hash& hash : proof) out.push_back(to_hex(bytes_of(hash)));
  return out;
}

}  // namespace

TEST_CASE("roots are those of RFC 6962's reference tests") {
  const auto leaves = reference_leaves();
  CHECK(to_hex(bytes_of(empty_root())) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CompactTree tree;
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    tree.append(leaves[i]);
    CHECK(to_hex(bytes_of(tree.root())) == kRoots[i]);
    CompactTree again;
    REQUIRE(CompactTree::read(tree.size, tree.peak_bytes(), again));
    CHECK(again == tree);
    CHECK_FALSE(CompactTree::read(tree.size, tree.peak_bytes() + "x", again));
  }
}

TEST_CASE("proofs are those of RFC 6962's reference tests") {
  const auto leaves = reference_leaves();
  CHECK(hex_of(inclusion_proof(leaves, 0)) ==
        std::vector<std::string>{"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                                 "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                 "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"});
  CHECK(hex_of(consistency_proof(leaves, 6)) ==
        std::vector<std::string>{"0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                                 "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                                 "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"});
}

TEST_CASE("every proof of every tree holds, and no other") {
  std::vector<Hash> leaves;
  for (std::size_t size = 1; size <= 20; ++size) {
    leaves.push_back(leaf_hash("record " + std::to_string(size)));
    const Hash root = root_of(leaves);
    for (std::size_t i = 0; i < size; ++i) {
      const auto proof = inclusion_proof(leaves, i);
      CHECK(includes(leaves[i], i, size, proof, root));
      CHECK_FALSE(includes(leaf_hash("forged"), i, size, proof, root));
      if (size > 1) CHECK_FALSE(includes(leaves[i], (i + 1) % size, size, proof, root));
    }
    for (std::size_t old = 1; old <= size; ++old) {
      const Hash old_root = root_of(std::span(leaves).first(old));
      const auto proof = consistency_proof(leaves, old);
      CHECK(is_consistent(old, old_root, size, root, proof));
      CHECK_FALSE(is_consistent(old, leaf_hash("forged"), size, root, proof));
    }
  }
}
