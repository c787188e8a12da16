#include "app/app.h"
#include "fonts/icons.h"
#include "platform/clock.h"
#include "platform/files.h"
#include "platform/platform.h"
#include "records/journal_list.h"
#include "records/problem_view.h"
#include "records/words.h"
#include "screens/audit_filter.h"
#include "screens/audit_record.h"
#include "screens/screens.h"
#include "ui/dialog.h"
#include "ui/page.h"
#include "ui/states.h"
#include "ui/table.h"

namespace {

constexpr ui::TableColumn kColumns[] = {
    {.key = "at", .label = "When", .steps = 42, .sortable = false, .importance = 1},
    {.key = "actorName", .label = "Who", .steps = 36, .sortable = false},
    {.key = "summary", .label = "What", .steps = 84, .sortable = false, .importance = 0},
    {.key = "place", .label = "Where", .steps = 46, .sortable = false},
    {.key = "difference", .label = "Difference", .steps = 76, .sortable = false},
    {.key = "ip", .label = "Address", .steps = 30, .sortable = false, .hidden = true},
    {.key = "requestId", .label = "Request", .steps = 40, .sortable = false, .hidden = true}};
enum Column { when, who, what, where, difference, address, request };
constexpr ui::TableColumn kOnPhone[] = {kColumns[what], kColumns[when]};  // what stands first is the widest
constexpr int kToCome = 12;                                               // placeholders below what is known

struct Audit {
  records::JournalList journal;
  records::JournalList one;  // the record that the address names, when the list does not hold it
  ui::TableState table;
};

Audit& audit() {
  static Audit only;
  return only;
}

void draw_cell(const Json& record, int column, ui::Cell& cell) {
  switch (column) {
    case when:
      return cell.muted(theme::narrow() ? records::format_ago(record.text("at"))
                                        : records::format_moment(record.text("at")));
    case who: return cell.text(record.text("actorName"));
    case what: return cell.strong(records::journal_deed(record));
    case where: return cell.text(audit_place(record));
    case difference: return cell.text(records::journal_difference(record));
    case address: return cell.text(record.text("ip"));
    default: return cell.muted(record.text("requestId"));
  }
}

std::string key_in_address(const Router& router) {
  return std::string(router.part("tenant")) + "/" + std::string(router.part("seq"));
}

int row_of(const std::vector<Json>& items, const std::string& key) {
  for (std::size_t i = 0; i < items.size(); ++i)
    if (audit_key(items[i]) == key) return static_cast<int>(i);
  return -1;
}

std::string place_of_audit(App& app, const std::string& beside) {
  const std::string parameters = audit_parameters(app.router());
  const std::string path = beside.empty() ? "/app/audit" : "/app/audit/" + beside;
  return parameters.empty() ? path : path + "?" + parameters;
}

void draw_table(App& app) {
  Audit& a = audit();
  const auto& items = a.journal.items();
  const auto ready = [&](int row) { return row < static_cast<int>(items.size()); };
  const bool phone = theme::narrow();
  const auto draw = [&](int row, int column, ui::Cell& cell) {
    draw_cell(items[static_cast<std::size_t>(row)], !phone ? column : column == 0 ? what : when, cell);
  };
  const auto known = static_cast<std::int64_t>(items.size());
  const std::string footer = records::count_of(known, "record", "records") +
                             (a.journal.has_more() ? " loaded, more below" : "") + " \u00B7 times in " +
                             platform::zone_name();
  a.table.opened = row_of(items, key_in_address(app.router()));
  const ui::TableResult result = ui::table({.name = phone ? "Audit trail, short" : "Audit trail",
                                            .columns = phone ? std::span<const ui::TableColumn>(kOnPhone) : kColumns,
                                            .count = static_cast<int>(known) + (a.journal.has_more() ? kToCome : 0),
                                            .ready = ready,
                                            .draw = draw,
                                            .footer = footer,
                                            .selectable = false},
                                           a.table);
  if (result.last > static_cast<int>(known) - kToCome) a.journal.more();
  if (result.opened >= 0 && ready(result.opened))
    app.go(place_of_audit(app, audit_key(items[static_cast<std::size_t>(result.opened)])));
}

void draw_rows(App& app) {
  Audit& a = audit();
  if (!a.journal.loading() && !a.journal.problem() && !a.journal.items().empty()) return draw_table(app);
  ui::begin_page_body("audit");
  if (a.journal.loading()) {
    ui::skeleton(a.journal.since(), 8);
  } else if (a.journal.problem()) {
    if (records::draw_failure(a.journal.problem(), "the audit trail")) a.journal.refresh();
  } else if (ui::empty_state(
                 {.icon = icon::kAudit,
                  .title = "Nothing is recorded here",
                  .words = "Every change leaves a record that can be proved. Widen the filters to see more.",
                  .action = "Clear filters"})) {
    app.replace("/app/audit");
  }
  ui::end_page_body();
}

void draw_panel(App& app) {
  Audit& a = audit();
  const std::string key = key_in_address(app.router());
  const records::JournalList* list = &a.journal;
  if (row_of(a.journal.items(), key) < 0) {
    a.one.ask("record=" + percent_encoded(key));
    a.one.poll();
    list = &a.one;
  }
  const int row = row_of(list->items(), key);
  bool open = true;
  if (!ui::begin_side_panel("Record " + std::string(app.router().part("seq")), open)) return;
  if (row >= 0) draw_audit_record(list->items()[static_cast<std::size_t>(row)]);
  else if (list->problem()) records::draw_problem(list->problem());
  else if (!list->complete()) ui::skeleton(list->since(), 6);
  else ui::empty_state({.title = "There is no such record"});
  ui::end_side_panel();
  if (!open) app.go(place_of_audit(app, {}));
}

}  // namespace

void draw_audit(App& app) {
  Audit& a = audit();
  const std::string asked = audit_question(app.router());
  a.journal.ask(asked);
  a.journal.poll();
  const bool panel = !app.router().part("seq").empty();
  if (!panel || !theme::narrow()) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::BeginChild("trail", {ImGui::GetContentRegionAvail().x - (panel ? ui::side_panel_width() : 0), 0});
    if (ui::page_head({.title = "Audit",
                       .words = "Who did what, when and where, with what was different afterwards.",
                       .action = "Export as CSV",
                       .icon = icon::kDownload}))
      platform::save_file("/api/journal.csv?" + asked);
    draw_audit_filter(app);
    draw_rows(app);
    ImGui::EndChild();
    ImGui::SetCursorScreenPos(at);
  }
  if (panel) draw_panel(app);
}

void audit_changed() { audit().journal.refresh(); }
