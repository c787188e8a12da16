#pragma once

#include "records/record_list.h"
#include "ui/table.h"

namespace records {

// The table of an entity's rows: the columns that its description lists.
class ListTable {
 public:
  explicit ListTable(const Entity&);
  // The same with these fields first, and without those that say the same in every row. `name`: its own settings.
  ListTable(const Entity&, std::string_view name, std::span<const std::string_view> first,
            std::span<const std::string_view> without);

  // Draws, loads what comes into sight, sorts by `query`. True when `query` asks for another order.
  bool draw(RecordList&, ListQuery& query, std::string_view footer);
  int opened = -1;  // the row pressed in this frame, or -1
  ui::TableState state;
  void draw_column_chooser();

 private:
  void draw_cell(const Json& row, const Field&, bool title, ui::Cell&) const;
  ui::Table spec() const;

  void add(const Field&);

  const Entity& entity_;
  std::string_view name_;
  std::vector<const Field*> fields_;
  std::vector<ui::TableColumn> columns_;
};

std::string footer_of(const RecordList&);  // "535 people · checked just now"

}  // namespace records
