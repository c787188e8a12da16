#pragma once

#include "model/workspace.h"

// Who sent a request, as the session says, with everything they hold at this moment.
struct Caller {
  Actor actor;
  Subject subject;
  Uuid session;  // nil on the command line

  // What is a person's own alone they see whole.
  View view(const Entity& entity) const { return {.personal = subject.personal || !entity.person.empty()}; }
};

// The platform itself: set-up, the worker, the command line on its own data.
inline Caller platform_caller() {
  Caller caller;
  Grant all;
  all.source = "The platform itself";
  all.permissions = {"*"};
  all.all_modules = true;
  caller.subject.name = caller.actor.name;
  caller.subject.grants = {std::move(all)};
  return caller;
}
