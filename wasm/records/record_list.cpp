#include "records/record_list.h"

#include <algorithm>

#include "app/router.h"
#include "platform/platform.h"

namespace records {
namespace {

constexpr int kLargestPage = 200;
constexpr int kToCome = 12;  // placeholders below what is known

void add(std::string& out, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  if (!out.empty()) out += '&';
  out.append(key).append("=").append(percent_encoded(value));
}

}  // namespace

std::string to_parameters(const ListQuery& query) {
  std::string out;
  add(out, "filter", query.filter);
  add(out, "q", query.q);
  add(out, "sort", query.sort);
  add(out, "archived", query.archived);
  add(out, "fields", query.fields);
  add(out, "scope", query.scope);
  return out;
}

void RecordList::ask(const ListQuery& query) {
  if (asked_ && query == query_) return;
  const bool other = !(query == query_);
  query_ = query;
  asked_ = true;
  if (other) rows_.clear();
  next_.clear();
  total_ = -1;
  more_than_total_ = false;
  problem_ = {};
  load(true, page_);
}

void RecordList::refresh() {
  if (!asked_) return;
  if (call_.waiting()) again_ = true;
  else load(true, std::clamp(static_cast<int>(rows_.size()), page_, kLargestPage));
}

void RecordList::load(bool first, int limit) {
  std::string path = "/api/" + path_of(*entity_) + "?" + to_parameters(query_);
  if (path.back() != '?') path += '&';
  path += "limit=" + std::to_string(limit);
  if (first) path += "&total=1";
  else path += "&cursor=" + percent_encoded(next_);
  first_ = first;
  call_.get(path);
}

void RecordList::take_page(const Json& page) {
  if (first_) rows_.clear();
  const Json::Array& items = page.items("items");
  rows_.insert(rows_.end(), items.begin(), items.end());
  next_ = page.text("next");
  if (page.find("total")) {
    total_ = page.integer("total");
    more_than_total_ = page.find("totalIsLeast") != nullptr;
  }
  fresh_at_ = platform::now();
  problem_ = {};
}

bool RecordList::poll() {
  net::Answer answer;
  if (!call_.take(answer)) return false;
  const auto page = parse_json(answer.body, {.bytes = 16u << 20});
  if (answer.ok() && page) take_page(*page);
  else problem_ = read_problem(answer);
  if (again_) {
    again_ = false;
    refresh();
  }
  return true;
}

void RecordList::want(int last_row) {
  if (next_.empty() || call_.waiting() || problem_ || last_row < static_cast<int>(rows_.size()) - page_ / 4) return;
  load(false, page_);
}

int RecordList::count() const { return static_cast<int>(rows_.size()) + (next_.empty() ? 0 : kToCome); }

int RecordList::find(std::string_view id) const {
  for (std::size_t i = 0; i < rows_.size(); ++i)
    if (rows_[i].text("id") == id) return static_cast<int>(i);
  return -1;
}

}  // namespace records
