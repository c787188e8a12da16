#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/json.h"

struct Entity;

// A place where roles are given.
struct AccessPlace {
  const Entity* entity = nullptr;
  std::string id = {}, name = {};
};

struct AccessColumn {
  AccessPlace place;
  std::string role, label;
  bool alone = false;  // somebody has one such role at the place: another takes its turn
};

// What waits to be given or taken; kept whatever is looked at meanwhile.
struct AccessStepWaiting {
  std::string person, name;
  AccessPlace place;
  std::string role, label;
  bool give = true;
};

// Who holds which role at each place, and the basket of changes to that.
class AccessMatrix {
 public:
  // The places are the scope itself, then what lies directly below it.
  void set_columns(const std::vector<AccessPlace>& places, const std::vector<Json>& custom_roles);
  void set_held(const std::vector<Json>& assignments, const std::vector<Json>& grants);

  const std::vector<AccessColumn>& columns() const { return columns_; }
  // Who holds anything in sight: id and name, in the order of names.
  const std::vector<std::pair<std::string, std::string>>& people() const { return people_; }

  bool held(const std::string& person, const AccessColumn&) const;
  const AccessStepWaiting* waiting(const std::string& person, const AccessColumn&) const;
  void toggle(const std::string& person, const std::string& name, const AccessColumn&);

  const std::vector<AccessStepWaiting>& basket() const { return basket_; }
  void take_out(std::size_t at);
  void empty_basket() { basket_.clear(); }
  Json input() const;  // of assignments.change_many

 private:
  void put(const std::string& person, const std::string& name, const AccessColumn&, bool give);
  bool drop(const std::string& person, const AccessColumn&);
  void hold(const Json& row, std::string_view place, std::string_view role);

  std::vector<AccessColumn> columns_;
  std::map<std::string, std::set<std::string>, std::less<>> held_;  // by person: "<place> <role>"
  std::vector<std::pair<std::string, std::string>> people_;
  std::map<std::string, std::string, std::less<>> names_;
  std::vector<AccessStepWaiting> basket_;
};
