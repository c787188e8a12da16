#pragma once

#include <mutex>
#include <set>
#include <string>
#include <unordered_map>

#include "core/types.h"

// What the connections of a process share. Thread-safe.
class PgAccess {
 public:
  // How the database stood when somebody's access was seen to change last: all who see no change since are alike.
  struct Epoch {
    std::string snapshot = "1:1:";  // pg_current_snapshot() of then
    std::int64_t number = 0;
    std::int64_t at_ms = 0;
  };
  Epoch current() const;
  // Somebody has seen a change since.
  Epoch begin(std::string snapshot, Timestamp now);

  // The tenants that requests of a kind wrote to last: who knows them beforehand waits for his turn instead of failing.
  std::set<std::string> expected(std::size_t kind) const;
  void expect(std::size_t kind, std::set<std::string> tenants);

  // Tenants with records that no head covers yet.
  void grew(const std::set<std::string>& tenants);
  std::set<std::string> take_grown();
  bool has_grown() const;

 private:
  mutable std::mutex mutex_;
  Epoch epoch_;
  std::int64_t last_ = 0;
  std::unordered_map<std::size_t, std::set<std::string>> expected_;
  std::set<std::string> grown_;
};
