#pragma once

#include <deque>
#include <map>
#include <set>

#include "access/role_set.h"
#include "records/record_list.h"

// One column: a role, built-in or made by an organisation, with what it holds.
struct MatrixRole {
  std::string key, label, where;            // "Built in", or the organisation or cluster that made it
  Json row = {};                            // of a custom role
  std::vector<std::string> own = {};        // patterns
  std::vector<std::string> effective = {};  // with those of the roles it includes
  bool custom() const { return !row.is_null(); }
};

// How a role comes by a permission.
enum class Held : std::uint8_t { no, own, pattern, included };

struct MatrixCell {
  Held held = Held::no;
  std::string by = {};  // the pattern
};

// Roles beside one another, permission by permission; changes to custom ones wait in a basket until they are planned.
class RoleMatrix {
 public:
  void take(const records::RecordList& custom);
  const std::vector<MatrixRole>& roles() const { return roles_; }
  MatrixCell cell(const std::string& permission, std::size_t role) const;

  bool toggles(std::size_t role, const std::string& permission) const;  // waits in the basket
  void toggle(std::size_t role, const std::string& permission);
  std::size_t waiting() const { return basket_.size(); }
  void empty_basket() { basket_.clear(); }
  // The first role with changes, and its permissions as they would be; -1 when the basket is empty.
  int next_changed(std::vector<std::string>& permissions) const;
  void forget(std::size_t role);

 private:
  std::vector<MatrixRole> roles_;
  std::set<std::pair<std::string, std::string>> basket_;  // id of the role, permission
};
