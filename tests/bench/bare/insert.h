#pragma once

#include <vector>

#include "bare/database.h"
#include "core/json.h"

// One insert, prepared once.
class BareInsert {
 public:
  // {"sql", "values": […]}, where "{id}", "{now}", "{name}", "{email}" and "{search}" stand for what differs.
  BareInsert(const BareDatabase& database, const Json& described);
  // A body of {"email", "name"}; answers the row's id, or "" when the body is none.
  std::string insert(const std::string& body, std::int64_t unix_ms);

 private:
  const BareDatabase& database_;
  BareStatement statement_;
  struct Places {
    std::vector<int> id, now, name, email, search;
  } places_;
};
