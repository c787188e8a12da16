#pragma once

#include "records/record_list.h"

// A number of records, asked of the server and kept fresh.
class Figure {
 public:
  Figure(const Entity& entity, std::string filter) : list_(entity, 1), filter_(std::move(filter)) {}

  std::int64_t value();                                          // -1 until it is known
  bool is_least() const { return list_.has_more_than_total(); }  // there are more
  void refresh() { list_.refresh(); }
  const Entity& entity() const { return list_.entity(); }
  const std::string& filter() const { return filter_; }
  bool allowed() const;

 private:
  records::RecordList list_;
  std::string filter_;
};

void draw_figure(Figure&, std::string_view name);  // a card with the number, leading to its list
