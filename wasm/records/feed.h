#pragma once

#include <string_view>

#include "model/entity.h"
#include "records/call.h"

namespace records {

// Follows the journal as a feed, so that what is shown stays fresh. Once a frame; it asks again after a while.
class Feed {
 public:
  using OnChange = void (*)(const Entity&, std::string_view id);
  void poll(OnChange);

 private:
  void take(const Json& page, OnChange);

  Call call_;
  std::string next_;
  double due_ = 0;
  bool asked_ = false;
};

}  // namespace records
