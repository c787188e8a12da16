#pragma once

#include "records/record_list.h"
#include "screens/access_matrix.h"

// The scope whose roles are looked at: the places directly below it and who holds what there, loaded whole.
class AccessScope {
 public:
  AccessScope();
  void choose(std::string_view at);   // "clusters/<id>", as the address says; empty: the first there is
  bool poll();                        // once a frame; true when places, roles or holders have changed
  void refresh(const Entity&);        // rows of it have changed on the server
  bool draw_select(std::string& at);  // true when another was chosen

  bool ready() const { return loaded_; }
  bool nothing() const;  // there is no place at all
  const records::Problem* problem() const;
  std::vector<AccessPlace> places() const;  // itself, then those below
  const std::vector<Json>& roles() const { return roles_.rows(); }
  const std::vector<Json>& assignments() const { return assignments_.rows(); }
  const std::vector<Json>& grants() const { return grants_.rows(); }

 private:
  void find_chosen();
  bool load_below();

  std::string wanted_, organisation_;
  AccessPlace chosen_;
  bool loaded_ = false;
  records::RecordList organisations_, clusters_, hotels_, departments_, roles_, assignments_, grants_;
};
