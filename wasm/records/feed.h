#pragma once

#include <string>
#include <string_view>

#include "model/entity.h"
#include "net/request.h"

namespace records {

// Follows the journal as a feed, so that what is shown stays fresh: each question waits at the server until there is
// something to tell. Only news draws a frame.
class Feed {
 public:
  using OnChange = void (*)(const Entity&, std::string_view id);
  void follow(OnChange);

 private:
  void ask();
  void take(const net::Answer&);
  static void on_answer(void* self, const net::Answer&);
  static void on_time(void* self);

  OnChange on_change_ = nullptr;
  std::string next_;
};

}  // namespace records
