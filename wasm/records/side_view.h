#pragma once

#include <map>
#include <memory>

#include "records/action_form.h"
#include "records/record_history.h"
#include "records/side_place.h"

class App;

namespace records {

// What stands beside a list: a record, its history, or the form of an action, as the address says.
class SideView {
 public:
  bool draw(App&, const Entity&, const SidePlace&);  // true when it is to be closed
  void refresh(std::string_view id);                 // when it is that record

 private:
  void draw_tabs(App&, const Entity&, const SidePlace&, std::string_view tab);
  void draw_action(App&, const Entity&, const SidePlace&, const Action&, const std::string& key);
  void finish(App&, const Entity&, const SidePlace&, ActionForm&);
  bool waiting_for_record();

  LoadedRecord record_;
  RecordHistory history_;
  std::map<std::string, std::unique_ptr<ActionForm>> forms_;  // by what stands behind the list in the address
};

// The action that the last part of an address names, on a record or on none.
const Action* find_side_action(const Entity&, std::string_view verb, bool on_record);
bool acts_on_record(const Action&);

}  // namespace records
