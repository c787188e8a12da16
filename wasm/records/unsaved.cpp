#include "records/unsaved.h"

#include <set>

#include "platform/platform.h"

namespace records {

void keep_unsaved(const void* owner, bool unsaved) {
  static auto& owners = *new std::set<const void*>;  // forms of screens outlive what is static here
  const bool before = !owners.empty();
  if (unsaved) owners.insert(owner);
  else owners.erase(owner);
  if (owners.empty() == before) platform::warn_before_leaving(!owners.empty());
}

}  // namespace records
