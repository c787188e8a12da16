#pragma once

#include <functional>
#include <map>

#include "store/journal.h"
#include "store/verify.h"

// The journal's rows checked against their own hashes, and the trees above them.
class Chain {
 public:
  Chain(Database& database, Verdict& verdict)
      : database_(database), verdict_(verdict), follow_(!database.dialect().transaction.empty()) {}

  // `replay` gets every record that is whole, in order of each tenant.
  Outcome check_records(const std::function<void(const Json& record)>& replay);
  Outcome check_trees();
  Outcome check_signed(const std::vector<TreeHead>& heads, std::string_view public_key);

 private:
  struct Stored {
    std::uint64_t size;
    Hash root;
  };
  Outcome read_heads();
  void check_row(const Statement& row, const std::string& tenant, std::int64_t seq,
                 const std::function<void(const Json&)>& replay);
  void check_root(const std::string& tenant, const CompactTree& tree);
  void close_tenant(const std::string& tenant);
  void find(std::string tenant, std::int64_t seq, std::string what) {
    verdict_.findings.push_back({std::move(tenant), seq, std::move(what)});
  }

  Database& database_;
  Verdict& verdict_;
  const bool follow_;  // heads follow the commits that they cover, instead of being part of them
  std::map<std::string, std::vector<Stored>> heads_;  // of each tenant, by size
  std::map<std::string, std::size_t> next_head_;
  std::map<std::string, CompactTree> trees_;
  std::map<std::uint64_t, Hash> platform_roots_;  // at each size
};
