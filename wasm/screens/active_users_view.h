#pragma once

#include <string>

#include "records/call.h"
#include "records/problem.h"

// How many people work at a hotel, with what is meant by that; now, or at the end of a day that is past.
class ActiveUsersView {
 public:
  void draw(std::string_view hotel);
  void refresh() { shown_.clear(); }

 private:
  std::string hotel_, day_, shown_;  // shown: what was asked last
  records::Call call_;
  Json answer_;
  records::Problem problem_;
};
