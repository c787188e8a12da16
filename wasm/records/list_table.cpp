#include "records/list_table.h"

#include <algorithm>

#include "platform/clock.h"
#include "platform/platform.h"
#include "records/session.h"
#include "records/words.h"

namespace records {
namespace {

float steps_of(const Field& f, bool title) {
  if (title) return 56;
  switch (f.kind()) {
    case Kind::boolean: return 24;
    case Kind::integer: return 22;
    case Kind::money: return 34;
    case Kind::date: return 30;
    case Kind::timestamp: return 42;
    case Kind::choice: return 36;
    case Kind::reference: return 50;
    default: return f.longest <= 20 ? 26 : f.longest > 200 ? 56 : 44;
  }
}

bool shows_time(std::span<const Field* const> fields) {
  return std::any_of(fields.begin(), fields.end(), [](const Field* f) { return f->kind() == Kind::timestamp; });
}

// What tells rows apart whose title nobody gave, such as a number: whose they are.
std::string_view owner_of_untitled(const Entity& entity) {
  const Field* title = entity.find(entity.title);
  if (!title || (!title->has(Field::ReadOnly) && title->kind() != Kind::choice)) return {};
  return entity.nested.owner_field.empty() ? entity.home : entity.nested.owner_field;
}

// A phone shows the two columns with the least.
int importance_of(const Entity& entity, const Field& f) {
  return f.name == owner_of_untitled(entity) ? 1 : is_status(f) ? 2 : 3;
}

}  // namespace

ListTable::ListTable(const Entity& entity) : ListTable(entity, entity.plural, {}, {}) {}

ListTable::ListTable(const Entity& entity, std::string_view name, std::span<const std::string_view> first,
                     std::span<const std::string_view> without)
    : entity_(entity), name_(name) {
  for (const std::string_view each : first)
    if (const Field* f = entity.find(each)) add(*f);
  if (const Field* title = entity.find(entity.title); title && !title->has(Field::Private)) add(*title);
  const bool personal = session().subject().personal;
  for (const Field& f : entity.fields)
    if (f.has(Field::Listed) && !f.has(Field::Private) && (personal || !f.has(Field::Personal)) &&
        std::find(without.begin(), without.end(), f.name) == without.end())
      add(f);
}

// The first column is what the row is about.
void ListTable::add(const Field& f) {
  if (std::find(fields_.begin(), fields_.end(), &f) != fields_.end()) return;
  const bool title = fields_.empty();
  fields_.push_back(&f);
  columns_.push_back({.key = f.wire,
                      .label = f.label,
                      .steps = steps_of(f, title),
                      .align = is_right_aligned(f) ? ui::Align::right : ui::Align::left,
                      .sortable = f.has(Field::Filterable) && f.kind() != Kind::list &&
                                  (session().subject().personal || !f.has(Field::Personal)),
                      .importance = title ? 0 : importance_of(entity_, f),
                      .hidden = !title && f.has(Field::Secondary)});
}

ui::Table ListTable::spec() const {
  static constexpr auto kReady = [](int) { return false; };
  static constexpr auto kDraw = [](int, int, ui::Cell&) {};
  return {.name = name_, .columns = columns_, .ready = kReady, .draw = kDraw};
}

void ListTable::draw_column_chooser() { ui::column_chooser(spec(), state); }

void ListTable::draw_cell(const Json& row, const Field& f, bool title, ui::Cell& cell) const {
  const std::string shown = show_value(entity_, f, row);
  if (is_status(f) && !shown.empty()) return cell.status(shown, tone_of(row.text(f.wire)));
  if (title && !entity_.tenant_owned && entity_.find("email")) return cell.person(shown);
  if (title) return cell.strong(shown);
  if (f.kind() == Kind::choice && !shown.empty()) return cell.badge(shown, ui::Tone::neutral);
  if (f.kind() == Kind::timestamp && !shown.empty()) return cell.text(format_ago(row.text(f.wire)));
  if (shown.empty()) return cell.muted("\u2014");
  cell.text(shown);
}

bool ListTable::draw(RecordList& list, ListQuery& query, std::string_view footer) {
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const bool down = query.sort == "-" + std::string(fields_[i]->wire);
    if (!down && query.sort != fields_[i]->wire) continue;
    state.sorted = static_cast<int>(i);
    state.descending = down;
  }
  if (query.sort.empty()) state.sorted = -1;
  const auto ready = [&](int row) { return row < static_cast<int>(list.rows().size()); };
  const auto draw = [&](int row, int column, ui::Cell& cell) {
    const auto at = static_cast<std::size_t>(column);
    draw_cell(list.rows()[static_cast<std::size_t>(row)], *fields_[at], at == 0, cell);
  };
  std::string foot(footer);
  if (shows_time(fields_)) foot += " \u00B7 times in " + platform::zone_name();
  ui::Table table{
      .name = name_, .columns = columns_, .count = list.count(), .ready = ready, .draw = draw, .footer = foot};
  const ui::TableResult result = ui::table(table, state);
  list.want(result.last);
  opened = result.opened < static_cast<int>(list.rows().size()) ? result.opened : -1;
  if (!result.sorted) return false;
  query.sort = (state.descending ? "-" : "") + std::string(fields_[static_cast<std::size_t>(state.sorted)]->wire);
  return true;
}

std::string footer_of(const RecordList& list) {
  const Entity& entity = list.entity();
  const std::string one = lower_first(entity.label), many = lower_first(entity.plural);
  const auto loaded = static_cast<std::int64_t>(list.rows().size());
  std::string out = count_of(list.total() >= 0 ? list.total() : loaded, one, many);
  if (list.has_more_than_total()) out = "More than " + out;
  if (list.total() > loaded) out += ", " + count_of(loaded, "loaded", "loaded");
  const auto minutes = static_cast<std::int64_t>((platform::now() - list.fresh_at()) / 60'000);
  return out +
         (minutes < 1 ? " \u00B7 up to date" : " \u00B7 checked " + count_of(minutes, "minute", "minutes") + " ago");
}

}  // namespace records
