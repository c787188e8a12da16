#pragma once

#include "identity/user.h"

// A list as one person wants to find it again: its filters, search and order under a name. Nobody else sees it.
struct SavedView : Record {
  Id<User> user_id;
  std::string resource;  // the list: "users", "journal"
  std::string name;
  std::string query;  // of the list's address: "filter=status:eq:active&sort=name"
};

extern const Entity kSavedViews;
constexpr const Entity& entity_of(const SavedView*) { return kSavedViews; }
