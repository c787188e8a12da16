#pragma once

#include "store/past_row.h"
#include "store/sql_workspace.h"

// The rows as they were at a time that is past. Whoever reads it has been found entitled in the present: here the
// platform itself reads, and nothing can be written.
class PastWorkspace final : public Workspace {
 public:
  using Workspace::count;
  using Workspace::load;
  using Workspace::lock;

  PastWorkspace(Database& database, const StoreContext& context, Timestamp at)
      : database_(database), today_(database, context), at_(at) {}

  Timestamp now() const override { return at_; }
  const Actor& actor() const override { return today_.actor(); }
  const Subject& subject() const override { return today_.subject(); }
  const Catalogue& catalogue() const override { return today_.catalogue(); }
  std::string digest(std::string_view bytes) const override { return today_.digest(bytes); }

  Result<bool> fetch(const Entity&, const Uuid& id, void* row) override;
  Result<bool> fetch_version(const Entity&, const Uuid& id, std::int64_t version, void* row) override;
  // Neither words, nor a reach, nor a place to go on from: those are asked of the present.
  Outcome select(const Entity&, const Query&, const Visit&) override;
  Result<std::int64_t> count(const Entity&, const Query&) override;
  Outcome lock(const Entity&, const Uuid&) override { return Done{}; }

 protected:
  Outcome insert(const Entity&, const void* row) override;
  Outcome update(const Entity&, const void* row) override;
  Uuid random_id() override { return {}; }

 private:
  Result<std::vector<Row>> rows_then(const Entity&, const Query&);

  Database& database_;
  SqlWorkspace today_;
  const Timestamp at_;
};
