#pragma once

#include <vector>

#include "model/catalogue.h"
#include "records/call.h"
#include "records/problem.h"

namespace records {

// What a list asks for, in the words of the API.
struct ListQuery {
  std::string filter = {};
  std::string q = {};
  std::string sort = {};
  std::string archived = {};  // "include", "only"; empty: live ones
  std::string fields = {};
  std::string scope = {};  // "cluster:<id>"; empty: everything that one may see
  bool operator==(const ListQuery&) const = default;
};

std::string to_parameters(const ListQuery&);  // "filter=…&sort=…", encoded

// The rows of one entity, page after page as they come into sight. Keyset pages: one is asked for after the other.
class RecordList {
 public:
  explicit RecordList(const Entity& entity, int page = 100) : entity_(&entity), page_(page) {}

  void ask(const ListQuery&);  // does nothing when it is the same
  void refresh();              // asks again, and shows what is there meanwhile
  bool poll();                 // once a frame; true when rows have come
  void want(int last_row);     // rows up to there come into sight

  const Entity& entity() const { return *entity_; }
  const std::vector<Json>& rows() const { return rows_; }
  int count() const;                             // rows known, and a few that are still to come
  std::int64_t total() const { return total_; }  // -1: not known
  bool has_more_than_total() const { return more_than_total_; }
  bool loading() const { return rows_.empty() && call_.waiting(); }
  bool asked() const { return asked_; }
  double since() const { return call_.since(); }
  double fresh_at() const { return fresh_at_; }
  const Problem& problem() const { return problem_; }
  const ListQuery& query() const { return query_; }
  bool complete() const { return asked_ && next_.empty() && !call_.waiting(); }
  int find(std::string_view id) const;  // its row, or -1

 private:
  void load(bool first, int limit);
  void take_page(const Json&);

  const Entity* entity_;
  int page_;
  ListQuery query_;
  bool asked_ = false;
  bool first_ = true;   // the call asks for the beginning
  bool again_ = false;  // refresh once the call is done
  Call call_;
  std::vector<Json> rows_;
  std::string next_;
  std::int64_t total_ = -1;
  bool more_than_total_ = false;
  double fresh_at_ = 0;
  Problem problem_;
};

}  // namespace records
