#pragma once

#include <vector>

#include "records/deed.h"

namespace records {

// Archives one record after the other, and says how it went.
class BulkArchive {
 public:
  void ask(const Entity&, std::vector<Json> rows);
  bool draw();  // once a frame; true when it is through
  bool running() const { return running_; }

 private:
  void next();

  const Entity* entity_ = nullptr;
  std::vector<Json> rows_;
  std::size_t at_ = 0;
  std::int64_t done_ = 0;
  std::string refused_;
  bool asking_ = false;
  bool running_ = false;
  Deed deed_;
};

}  // namespace records
