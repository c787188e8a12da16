#pragma once

#include <functional>

#include "screens/access_matrix.h"
#include "ui/item.h"

// The matrix as a grid: people down the side, as many as come into sight; roles across, by place. On a phone each
// person opens to a list of roles instead.
class AccessGrid {
 public:
  struct Person {
    std::string id, name;
  };
  using PersonAt = std::function<Person(int row)>;  // no id: still on its way

  void draw(AccessMatrix&, int people, const PersonAt&);
  int last_row() const { return last_; }  // up to where people are in sight

 private:
  void lay_out(const AccessMatrix&);
  void draw_head(const AccessMatrix&, const ImRect&) const;
  void draw_rows(AccessMatrix&, int people, const PersonAt&);
  void draw_row(AccessMatrix&, const Person&, int row, const ImRect&);
  void draw_cell(AccessMatrix&, const Person&, int row, std::size_t column, const ImRect&);
  static ImGuiID cell_id(int row, std::size_t column);
  void follow_keys(const AccessMatrix&, int people);
  void draw_phone(AccessMatrix&, int people, const PersonAt&);
  void draw_person_dialog(AccessMatrix&);

  float first_ = 0, each_ = 0;        // widths of columns
  std::size_t from_ = 0, until_ = 0;  // the columns in sight
  int last_ = 0;
  int row_ = 0;  // of the cell that the keyboard is at
  std::size_t column_ = 0;
  int chase_ = 0;  // frames for which the focus is still asked to come to that cell
  Person opened_;
  bool open_ = false;
};
