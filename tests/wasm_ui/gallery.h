#pragma once

#include <span>

#include "app/app.h"
#include "ui/table.h"

// Every widget on a few screens: what the tests press, and what a person looks at before the product does.
namespace gallery {

std::span<const Screen> screens();
App& app();

struct Seen {
  int pressed = 0;
  std::string name;
  bool ticked = false;
  std::int64_t rooms = 1234;
  std::int64_t price = 123450;
  int role = 1;
  int opened = -1;
  int confirmed = 0;
};
Seen& seen();
ui::TableState& table_state();
inline constexpr int kRows = 100'000;

}  // namespace gallery
