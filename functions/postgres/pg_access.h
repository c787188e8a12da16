#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <unordered_map>

#include "core/types.h"

// What the connections of a process meet, for its figures.
struct PgCounts {
  std::atomic<std::int64_t> connections = 0;        // of writers
  std::atomic<std::uint64_t> lost = 0;              // connections
  std::atomic<std::uint64_t> outcomes_unknown = 0;  // of commits
  // On any thread; set before the first connection works.
  std::function<void(std::int64_t micros)> committed = {};
};

// What the connections of a process share. Thread-safe.
class PgAccess {
 public:
  // How the database stood when somebody's access was seen to change last: all who see no change since are alike.
  struct Epoch {
    std::string snapshot = "1:1:";  // pg_current_snapshot() of then
    std::int64_t number = 0;
    std::int64_t at_ms = 0;
    std::uint64_t asked = 0;  // connections there were before this was asked for
  };
  Epoch current() const;
  // Somebody has seen a change since.
  Epoch begin(std::string snapshot, std::uint64_t asked, Timestamp now);

  // A connection is made: its number.
  std::uint64_t join() { return ++connections_; }
  std::uint64_t joined() const { return connections_; }

  // The server that was found takes no changes: another is looked for, and how often one was found that does.
  void look_for_another() { looking_ = true; }
  bool looks_for_another() const { return looking_; }
  void found_another() {
    ++taking_;
    looking_ = false;
  }
  std::uint64_t taking() const { return taking_; }

  // The tenants that requests of a kind wrote to last: who knows them beforehand waits for his turn instead of failing.
  std::set<std::string> expected(std::size_t kind) const;
  void expect(std::size_t kind, std::set<std::string> tenants);

  // Tenants with records that no head covers yet.
  void grew(const std::set<std::string>& tenants);
  std::set<std::string> take_grown();
  bool has_grown() const;

  PgCounts& counts() { return counts_; }

 private:
  mutable std::mutex mutex_;
  Epoch epoch_;
  std::int64_t last_ = 0;
  std::unordered_map<std::size_t, std::set<std::string>> expected_;
  std::set<std::string> grown_;
  std::atomic<std::uint64_t> connections_ = 0;
  std::atomic<std::uint64_t> taking_ = 0;
  std::atomic<bool> looking_ = false;
  PgCounts counts_;
};
