#pragma once

#include <set>

#include "access/role.h"
#include "model/workspace.h"

// The roles of one organisation together with the built-in ones.
class RoleSet {
 public:
  static Result<RoleSet> load(Workspace&, const Uuid& organisation);
  explicit RoleSet(std::vector<Role> custom) : custom_(std::move(custom)) {}

  bool knows(std::string_view key) const;
  std::string label(std::string_view key) const;
  // The role's own permissions and those of its parents, however far up. Cycles end where they began.
  std::vector<std::string> permissions(std::string_view key) const;
  // True when `key` is reached from itself.
  bool has_cycle(std::string_view key) const;
  void put(const Role&);  // adds or replaces, by id

 private:
  const Role* find(std::string_view key) const;
  void collect(std::string_view key, std::set<std::string>& seen, std::vector<std::string>& out) const;

  std::vector<Role> custom_;
};
