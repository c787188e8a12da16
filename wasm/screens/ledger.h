#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ui/item.h"

struct LedgerColumn {
  std::string_view label = {};
  float steps = 0;  // 0: what the others leave
  ui::Align align = ui::Align::left;
  bool narrow = true;  // shown where there is little room too
};

// Lines on a sheet, words at the left and amounts in columns at the right; a line may open to what stands behind it.
class Ledger {
 public:
  Ledger(std::string_view name, std::span<const LedgerColumn>);
  ~Ledger();
  Ledger(const Ledger&) = delete;
  Ledger& operator=(const Ledger&) = delete;

  void row(std::span<const std::string> cells, ui::Face face = ui::Face::body);
  // True while it is open; what is drawn until close_row() stands behind it.
  bool opening_row(std::string_view key, std::span<const std::string> cells);
  void close_row(bool open);

 private:
  bool shows(const LedgerColumn& c) const { return c.narrow || !tight_; }
  void draw_cells(const ImRect&, std::span<const std::string> cells, ui::Face, ImU32 color);
  void draw_head();

  std::span<const LedgerColumn> columns_;
  float width_;
  float sign_ = 0;  // room for the chevron
  bool tight_;
};
