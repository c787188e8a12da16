#include "records/journal_list.h"

#include "app/router.h"

namespace records {

void JournalList::ask(const std::string& where) {
  if (asked_ && where == where_) return;
  asked_ = true;
  where_ = where;
  items_.clear();
  next_.clear();
  problem_ = {};
  load(true);
}

void JournalList::refresh() {
  if (asked_ && !call_.waiting()) load(true);
}

void JournalList::more() {
  if (!next_.empty() && !call_.waiting()) load(false);
}

void JournalList::load(bool first) {
  first_ = first;
  std::string path = "/api/journal?limit=50";
  if (!where_.empty()) path += "&" + where_;
  if (!first) path += "&cursor=" + percent_encoded(next_);
  call_.get(path);
}

bool JournalList::poll() {
  net::Answer answer;
  if (!call_.take(answer)) return false;
  const auto page = parse_json(answer.body, {.bytes = 16u << 20});
  if (!answer.ok() || !page) {
    problem_ = read_problem(answer);
    return true;
  }
  if (first_) items_.clear();
  if (const Json* items = page->find("items"); items && items->if_array())
    items_.insert(items_.end(), items->if_array()->begin(), items->if_array()->end());
  next_ = page->text("next");
  problem_ = {};
  return true;
}

}  // namespace records
