#pragma once

#include <map>
#include <string>

#include "model/catalogue.h"

// The rows that the workspaces of one test share.
struct MemoryStore {
  using Table = std::map<Uuid, Row>;  // version 7 identifiers: in the order of creation
  std::map<std::string_view, Table> tables;
  std::map<std::pair<Uuid, std::int64_t>, Row> versions;  // every row as it was written
  std::uint64_t made = 0;                                 // identifiers given out
};

// A transaction over a store in memory. What it writes is seen by others after commit(), and never without it.
class MemoryWorkspace final : public Workspace {
 public:
  using Workspace::count;
  using Workspace::load;
  using Workspace::lock;

  MemoryWorkspace(MemoryStore& store, const Catalogue& catalogue, Timestamp now);

  Timestamp now() const override { return now_; }
  const Actor& actor() const override { return actor_; }
  const Catalogue& catalogue() const override { return catalogue_; }
  const Subject& subject() const override { return subject_; }
  std::string digest(std::string_view bytes) const override;  // short, and not SHA-256

  Result<bool> fetch(const Entity&, const Uuid& id, void* row) override;
  Result<bool> fetch_version(const Entity&, const Uuid& id, std::int64_t version, void* row) override;
  Outcome select(const Entity&, const Query&, const Visit&) override;
  Result<std::int64_t> count(const Entity&, const Query&) override;
  Outcome lock(const Entity&, const Uuid& id) override;

  void commit() { store_ = work_; }
  // Who acts; everything is allowed until this is called.
  void act_as(Subject subject);
  const std::vector<Uuid>& locked() const { return locked_; }

 protected:
  Outcome insert(const Entity&, const void* row) override;
  Outcome update(const Entity&, const void* row) override;
  Uuid random_id() override;

 private:
  Outcome check_unique(const Entity&, const void* row);

  MemoryStore& store_;
  MemoryStore work_;
  const Catalogue& catalogue_;
  Timestamp now_;
  Actor actor_;
  Subject subject_;
  std::vector<Uuid> locked_;
};
