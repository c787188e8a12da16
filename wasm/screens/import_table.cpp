#include "screens/import_table.h"

#include <algorithm>

#include "app/router.h"
#include "fonts/icons.h"
#include "platform/files.h"
#include "records/words.h"
#include "ui/button.h"
#include "ui/layout.h"
#include "ui/marks.h"
#include "ui/number_field.h"

namespace {

constexpr ui::TableColumn kColumns[] = {
    {.key = "file", .label = "File", .steps = 36, .sortable = false, .importance = 3},
    {.key = "record", .label = "Record", .steps = 22, .align = ui::Align::right, .sortable = false, .importance = 3},
    {.key = "key", .label = "Key", .steps = 62, .sortable = false, .importance = 0},
    {.key = "verdict", .label = "Verdict", .steps = 30, .sortable = false, .importance = 1},
    {.key = "field", .label = "Field", .steps = 34, .sortable = false, .importance = 2},
    {.key = "reason", .label = "Reason", .steps = 90, .sortable = false, .importance = 2},
};
enum Column { file, record, key, verdict, field, reason };

std::string with_count(std::string_view word, std::int64_t count) {
  return std::string(word) + " " + ui::format_number(count, 0);
}

void draw_cell(const VerdictRow& row, int column, ui::Cell& cell) {
  switch (column) {
    case file: return cell.muted(file_name(row.file));
    case record: return cell.text(std::to_string(row.record));
    case key: return cell.strong(row.key);
    case verdict: return cell.status(word_of(row.verdict), tone_of(row.verdict));
    case field: return cell.text(row.field);
    default: return cell.text(row.reason);
  }
}

}  // namespace

void ImportTable::choose(const ImportVerdicts& verdicts) {
  shown_.clear();
  for (std::size_t i = 0; i < verdicts.rows.size(); ++i) {
    const VerdictRow& row = verdicts.rows[i];
    if (verdict_ >= 0 && static_cast<int>(row.verdict) != verdict_) continue;
    if (file_ >= 0 && static_cast<int>(row.file) != file_) continue;
    shown_.push_back(i);
  }
  state_.cursor = state_.opened = -1;
  chosen_ = true;
}

void ImportTable::draw_filters(const ImportVerdicts& verdicts) {
  bool changed = false;
  const auto chip = [&](const std::string& label, int value, int& into) {
    if (ui::filter_chip(label, into == value)) {
      into = value;
      changed = true;
    }
    ui::beside(2);
  };
  chip("All", -1, verdict_);
  for (std::size_t i = 0; i < kRowVerdicts; ++i)
    if (verdicts.counts[i] > 0)
      chip(with_count(word_of(static_cast<RowVerdict>(i)), verdicts.counts[i]), static_cast<int>(i), verdict_);
  ui::push_to_right(theme::sizes().control);
  if (ui::icon_button(icon::kDownload, "Export verdicts as CSV"))
    platform::save_text("import-verdicts.csv", verdicts_csv(verdicts));
  std::array<std::int64_t, kFileKinds> by_file{};
  for (const VerdictRow& row : verdicts.rows) ++by_file[static_cast<std::size_t>(row.file)];
  chip("All files", -1, file_);
  for (std::size_t i = 0; i < kFileKinds; ++i)
    if (by_file[i] > 0) {
      if (ui::available() < theme::grid(34)) ui::plain({0, 0});
      chip(std::string(kind_label(static_cast<FileKind>(i))), static_cast<int>(i), file_);
    }
  ui::plain({0, 0});
  if (changed) chosen_ = false;
}

void ImportTable::draw(const ImportVerdicts& verdicts) {
  if (!chosen_ && verdict_ < 0 && !all_) {  // what has to be mended stands first
    if (verdicts.count(RowVerdict::error) > 0) verdict_ = static_cast<int>(RowVerdict::error);
    all_ = true;
  }
  draw_filters(verdicts);
  ui::gap(2);
  if (!chosen_) choose(verdicts);
  const auto row_at = [&](int row) -> const VerdictRow& {
    return verdicts.rows[shown_[static_cast<std::size_t>(row)]];
  };
  const auto ready = [](int) { return true; };
  const auto cells = [&](int row, int column, ui::Cell& cell) { draw_cell(row_at(row), column, cell); };
  const auto count = static_cast<int>(shown_.size());
  const std::string footer = records::count_of(count, "line", "lines");
  const float rows = static_cast<float>(std::clamp(count, 1, 12));
  const ui::Table table{.name = "Verdict of each record",
                        .columns = kColumns,
                        .count = count,
                        .ready = ready,
                        .draw = cells,
                        .footer = footer,
                        .selectable = false,
                        .height = rows * theme::sizes().row + 2 * theme::sizes().header};
  ui::table(table, state_);
}
