#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "platform/platform.h"
#include "ui/table_parts.h"

namespace ui::table_parts {
namespace {

constexpr float kLeast = 48;  // CSS pixels

std::string key_of(const Table& t) { return "table." + std::string(t.name); }

// A phone shows the two most important columns.
bool crowded_out(const Table& t, const TableState& s, int column) {
  if (!theme::narrow()) return false;
  int before = 0;
  const int mine = t.columns[static_cast<std::size_t>(column)].importance;
  for (int i = 0; i < static_cast<int>(t.columns.size()); ++i) {
    if (s.hidden[static_cast<std::size_t>(i)]) continue;
    const int other = t.columns[static_cast<std::size_t>(i)].importance;
    if (other < mine || (other == mine && i < column)) ++before;
  }
  return before >= 2;
}

}  // namespace

// "title:220,status:120,-email:200": a width for each column, a minus before those that are hidden.
void read_settings(const Table& t, TableState& s) {
  if (s.widths.size() == t.columns.size()) return;
  s.widths.clear();
  s.hidden.clear();
  for (const TableColumn& c : t.columns) {
    s.widths.push_back(c.steps * 4);
    s.hidden.push_back(c.hidden);
  }
  const std::string saved = platform::load_setting(key_of(t));
  std::string_view rest = saved;
  while (!rest.empty()) {
    const std::string_view part = rest.substr(0, rest.find(','));
    rest.remove_prefix(std::min(rest.size(), part.size() + 1));
    const bool hidden = part.starts_with('-');
    const std::size_t colon = part.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string_view key = part.substr(hidden ? 1 : 0, colon - (hidden ? 1 : 0));
    for (std::size_t i = 0; i < t.columns.size(); ++i) {
      if (t.columns[i].key != key) continue;
      s.hidden[i] = hidden;
      const int width = std::atoi(std::string(part.substr(colon + 1)).c_str());
      if (width > 0) s.widths[i] = std::clamp(static_cast<float>(width), kLeast, 1200.0F);
    }
  }
}

void save_settings(const Table& t, const TableState& s) {
  std::string text;
  for (std::size_t i = 0; i < t.columns.size(); ++i) {
    if (!text.empty()) text += ',';
    if (s.hidden[i]) text += '-';
    text.append(t.columns[i].key).append(":").append(std::to_string(static_cast<int>(s.widths[i])));
  }
  platform::save_setting(key_of(t), text);
}

const Layout& lay_out(const Table& t, const TableState& s, float width) {
  static Layout l;
  l.columns.clear();
  l.row = theme::sizes().row;
  l.check = t.selectable && !theme::narrow() ? theme::grid(10) : 0;
  float x = l.check;
  for (int i = 0; i < static_cast<int>(t.columns.size()); ++i) {
    if (s.hidden[static_cast<std::size_t>(i)] || crowded_out(t, s, i)) continue;
    const float w = std::round(s.widths[static_cast<std::size_t>(i)] * platform::display().ratio);
    l.columns.push_back({.column = i, .x = x, .width = w});
    x += w;
  }
  // What is left over goes to the first column; on a phone the columns share what there is.
  const float spare = width - x;
  if (!l.columns.empty() && spare > 0) {
    l.columns.front().width += spare;
    for (std::size_t i = 1; i < l.columns.size(); ++i) l.columns[i].x += spare;
    x = width;
  } else if (theme::narrow() && l.columns.size() == 2) {
    const float second = std::fmin(l.columns[1].width, std::round(width * 0.5F));
    l.columns[0].width = width - l.check - second;
    l.columns[1] = {.column = l.columns[1].column, .x = width - second, .width = second};
    x = width;
  }
  l.total = x;
  return l;
}

}  // namespace ui::table_parts
