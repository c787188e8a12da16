#pragma once

#include "records/form.h"
#include "records/record_list.h"

namespace records {

// Search, the filters as sentences, and what else narrows a list.
struct FilterBar {
  std::string typed;    // in the search field
  double typed_at = 0;  // when it was typed last; 0: it is what the list shows
  bool adding = false;
  int field = 0;
  int op = 0;
  Form value;  // of the filter being added

  // True when `query` is another now.
  bool draw(const Entity&, ListQuery& query);

 private:
  bool draw_dialog(const Entity&, ListQuery&);
};

}  // namespace records
