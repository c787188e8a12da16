#pragma once

#include <map>
#include <unordered_map>

#include "store/verify.h"

// What the tables must hold when everything in the journal has happened.
class Replay {
 public:
  explicit Replay(const Tables& tables) : tables_(tables) {}

  void take(const Json& record);
  // Compares every row, private fields by their keyed digest; what is kept without versions is passed over.
  Outcome compare(Database& database, const SigningKey& key, Verdict& verdict) const;
  Outcome compare_targets(Database& database, Verdict& verdict) const;

 private:
  struct State {
    std::unordered_map<std::string, Json> fields;  // by wire name
    std::int64_t version = 0;
    std::int64_t seq = 0;  // of the last record
    std::string tenant, created_at, created_by, updated_at, updated_by, archived_at, archived_by;
    std::string secret;
  };
  struct TargetSet {  // in whatever order
    std::int64_t count = 0;
    Hash mix = {};
    void add(std::string_view tenant, std::string_view resource, std::string_view id, std::int64_t seq);
    bool operator==(const TargetSet&) const = default;
  };
  using States = std::unordered_map<std::string, State>;  // by id

  std::string fault(const Table& table, const void* row, const State& state, const SigningKey& key) const;
  static std::string misread(const Table& table, const Statement& stored, const void* row, const State& state);

  const Tables& tables_;
  std::map<std::string, States, std::less<>> states_;  // by resource
  TargetSet targets_;                                  // that the records name
};
