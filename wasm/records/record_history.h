#pragma once

#include "model/entity.h"
#include "records/journal_list.h"

namespace records {

// What happened to one record, with what was different each time.
class RecordHistory {
 public:
  void draw(const Entity&, std::string_view id);
  void refresh() { journal_.refresh(); }

 private:
  JournalList journal_;
};

}  // namespace records
