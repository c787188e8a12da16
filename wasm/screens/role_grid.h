#pragma once

#include "screens/role_matrix.h"
#include "ui/item.h"

// The matrix as a grid: permissions down the side, grouped by what they are about, roles across the top.
class RoleGrid {
 public:
  void draw(RoleMatrix&, std::string_view words, bool only_differences);

 private:
  void choose(const RoleMatrix&, std::string_view words, bool only_differences);
  void draw_head(const RoleMatrix&, const ImRect&) const;
  float name_space(std::string_view label) const;  // of a role at the head of its column
  static void draw_label(const ImRect&, std::string_view label);
  void draw_row(RoleMatrix&, const std::string& permission, const ImRect&) const;
  void lay_out(const RoleMatrix&);

  float first_ = 0, each_ = 0;        // widths of columns
  std::size_t from_ = 0, until_ = 0;  // the roles in sight
  std::vector<const std::string*> shown_;
};
