#pragma once

#include <map>

#include "model/entity.h"

// Rows of the tree's scopes as they stand under one version of the writer: nearly every request asks where a thing
// lies. For the loop; whoever writes reads past them.
class KnownRows {
 public:
  static bool keeps(const Entity& entity) { return entity.scope != ScopeLevel::platform; }

  const void* find(const Entity&, const Uuid& id) const;  // null when it is not known
  void keep(const Entity&, const Uuid& id, const void* row);
  void clear() { rows_.clear(); }

 private:
  std::map<Uuid, Row> rows_;
};
