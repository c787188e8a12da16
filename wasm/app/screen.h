#pragma once

#include <string_view>

class App;

// A place in the dashboard. Screens are rows of one explicit list, handed to App by main.
struct Screen {
  std::string_view path = {};  // "/app/hotels/:id/users"; a part that begins with : takes any text
  std::string_view label = {};
  const char* icon;            // null: not in the rail
  std::string_view area = {};  // heading in the rail
  void (*draw)(App&);
};
