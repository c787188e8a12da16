#pragma once

#include <string>

#include "app/app.h"
#include "model/place.h"

// The part of the tree that the person looks at: the widest they run, until they choose another.
struct ChosenScope {
  ScopeLevel level = ScopeLevel::platform;
  Uuid id;
  std::string name;
};
const ChosenScope& chosen_scope();
std::string scope_name();
void draw_scope_menu(App&, const ImRect& anchor, bool pressed);
