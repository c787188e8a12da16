#pragma once

#include <string>

#include "model/catalogue.h"

namespace records {

// The part of the tree that the address narrows everything to: ?scope=cluster:<id>.
struct Scope {
  const Entity* entity = nullptr;  // null: everything that one may see
  std::string id = {};

  std::string text() const;         // as the address and the API say it; "" for everything
  std::string name() const;         // what people call it
  bool holds(const Entity&) const;  // rows of this entity can lie in it
};

Scope scope();
inline std::string scope_text() { return scope().text(); }

}  // namespace records
