#pragma once

#include <string_view>

#include "ui/item.h"

// What stands where content will be, is not, or could not be.
namespace ui {

struct EmptyState {
  const char* icon = nullptr;
  std::string_view title = {};  // what this place is for
  std::string_view words = {};
  std::string_view action = {};  // the one thing to do
  std::string_view disabled_because = {};
};
bool empty_state(const EmptyState&);  // true when the action was pressed

struct Failure {
  std::string_view happened = {};
  std::string_view holds = {};  // what is still as it was
  std::string_view advice = {};
  std::string_view request_id = {};
  std::string_view action = "Try again";
};
bool failure(const Failure&);

// Grey shapes after 150 ms of waiting; `since` in the platform's milliseconds.
void skeleton(double since, int lines);
void draw_skeleton(const ImRect&);

void progress(std::string_view name, float share);  // 0 to 1
void busy_bar(std::string_view name);               // nobody knows how much is left
void meter(std::string_view name, double used, double whole, std::string_view in_words);

}  // namespace ui
