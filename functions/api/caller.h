#pragma once

#include <memory>

#include "model/workspace.h"

// Who sent a request, as the session says, with everything they hold at this moment.
struct Caller {
  Actor actor;
  std::shared_ptr<const Subject> held;  // never null; many requests share it
  Uuid session;                         // nil on the command line
  Uuid tenant;                          // where they work, when that is one alone

  const Subject& subject() const { return *held; }
  // What is a person's own alone they see whole.
  View view(const Entity& entity) const { return {.personal = held->personal || !entity.person.empty()}; }
};

// The platform itself: set-up, the worker, the command line on its own data.
inline Caller platform_caller() {
  Caller caller;
  Grant all;
  all.source = "The platform itself";
  all.permissions = {"*"};
  all.all_modules = true;
  Subject platform;
  platform.name = caller.actor.name;
  platform.grants = {std::move(all)};
  caller.held = std::make_shared<const Subject>(std::move(platform));
  return caller;
}
