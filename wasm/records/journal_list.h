#pragma once

#include <vector>

#include "core/json.h"
#include "records/call.h"
#include "records/problem.h"

namespace records {

// Records of the journal, the newest first, page after page. `where` is what narrows it: "resource=users&target=…".
class JournalList {
 public:
  void ask(const std::string& where);
  void refresh();
  bool poll();
  void more();

  const std::vector<Json>& items() const { return items_; }
  bool loading() const { return items_.empty() && call_.waiting(); }
  bool complete() const { return asked_ && next_.empty() && !call_.waiting(); }
  bool has_more() const { return !next_.empty(); }
  const Problem& problem() const { return problem_; }
  double since() const { return call_.since(); }

 private:
  void load(bool first);

  bool asked_ = false;
  bool first_ = true;
  std::string where_, next_;
  Call call_;
  std::vector<Json> items_;
  Problem problem_;
};

// One record of it: who did what when, and what was different afterwards. `only` leaves out other targets; empty: all.
void draw_journal_record(const Json& record, std::string_view only);
void draw_journal_targets(const Json& record, std::string_view only);
std::string journal_deed(const Json& record);        // "Hotel moved to Riverside East."
std::string journal_sentence(const Json& record);    // "Anna Lindqvist: Hotel moved to Riverside East."
std::string journal_difference(const Json& record);  // "Status: Draft → Active", of what the action was about

}  // namespace records
