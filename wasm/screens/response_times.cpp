#include <algorithm>
#include <array>
#include <cmath>

#include "app/app.h"
#include "fonts/icons.h"
#include "platform/platform.h"
#include "records/loaded_record.h"
#include "records/problem_view.h"
#include "records/words.h"
#include "screens/response_details.h"
#include "screens/response_filter.h"
#include "screens/screens.h"
#include "ui/dialog.h"
#include "ui/number_field.h"
#include "ui/page.h"
#include "ui/states.h"
#include "ui/table.h"

namespace {

// What the API sorts by is a column's key; the largest stands first.
constexpr ui::TableColumn kTitle{.key = "title", .label = "Route", .steps = 84, .sortable = false, .importance = 0};
constexpr ui::TableColumn kWhose{.key = "organisation", .label = "Organisation", .steps = 46, .sortable = false};
constexpr ui::TableColumn kPicture{.key = "picture", .label = "Spread", .steps = 40, .sortable = false};
constexpr ui::TableColumn kFigures[] = {
    {.key = "count", .label = "Answers", .steps = 24, .align = ui::Align::right},
    {.key = "errors", .label = "Failed", .steps = 20, .align = ui::Align::right},
    {.key = "p50", .label = "p50", .steps = 20, .align = ui::Align::right},
    {.key = "p95", .label = "p95", .steps = 20, .align = ui::Align::right},
    {.key = "p99", .label = "p99", .steps = 20, .align = ui::Align::right, .importance = 1},
    {.key = "max", .label = "Longest", .steps = 22, .align = ui::Align::right},
};

struct Responses {
  records::LoadedRecord answer;
  ui::TableState table;
};

Responses& responses() {
  static Responses only;
  return only;
}

std::vector<ui::TableColumn> columns_of(const Router& router) {
  std::vector<ui::TableColumn> out{kTitle};
  if (!tells_routes(router)) out.front().label = kWhose.label;
  if (theme::narrow()) {
    out.front().steps = 56;
    out.push_back(kFigures[4]);
    return out;
  }
  if (tells_routes(router) && tells_organisations(router)) out.push_back(kWhose);
  out.insert(out.end(), std::begin(kFigures), std::end(kFigures));
  out.push_back(kPicture);
  return out;
}

std::string key_of(const Json& item) { return response_title(item) + "|" + std::string(item.text("organisationId")); }

// As much of the width for each doubling above a fifth of a millisecond: what is quick and what is slow side by side.
float share_of(double ms) {
  return std::clamp(static_cast<float>(std::log2(std::max(ms, 0.2) / 0.2)) / 17, 0.02F, 1.F);
}

void draw_picture(const Json& item, ui::Cell& cell) {
  const std::array<float, 3> shares = {share_of(number_of(item, "p50Ms")), share_of(number_of(item, "p95Ms")),
                                       share_of(number_of(item, "p99Ms"))};
  cell.bars(shares, duration_text(number_of(item, "p50Ms")) + ", " + duration_text(number_of(item, "p95Ms")) + ", " +
                        duration_text(number_of(item, "p99Ms")));
}

void draw_cell(const Json& item, std::string_view column, ui::Cell& cell) {
  if (column == "title") return cell.strong(response_title(item));
  if (column == "organisation") return cell.text(organisation_of(item));
  if (column == "picture") return draw_picture(item, cell);
  if (column == "count" || column == "errors") {
    const std::int64_t count = item.integer(column);
    return count == 0 ? cell.muted("0") : cell.text(ui::format_number(count, 0));
  }
  cell.text(duration_text(number_of(item, std::string(column) + "Ms")));
}

void show_order(const Router& router, std::span<const ui::TableColumn> columns) {
  ui::TableState& table = responses().table;
  const std::string asked = router.query("sort"), key = asked.empty() ? "p99" : asked;
  const auto at = std::find_if(columns.begin(), columns.end(), [&](const ui::TableColumn& c) { return c.key == key; });
  table.sorted = at == columns.end() ? -1 : static_cast<int>(at - columns.begin());
  table.descending = true;
}

std::string footer_of(const Json& answer, std::size_t shown) {
  const std::int64_t total = answer.integer("total");
  std::string out = records::count_of(total, "line", "lines");
  if (static_cast<std::int64_t>(shown) < total) out += ", the first " + std::to_string(shown) + " are shown";
  return out + " since " + records::format_moment(answer.text("from")) + " \u00B7 within 5 % of what was measured";
}

void draw_table(App& app) {
  Responses& r = responses();
  const Json::Array& items = r.answer.row().items("items");
  const std::vector<ui::TableColumn> columns = columns_of(app.router());
  const std::string opened = app.router().query("item");
  r.table.opened = -1;
  for (std::size_t i = 0; i < items.size() && !opened.empty(); ++i)
    if (key_of(items[i]) == opened) r.table.opened = static_cast<int>(i);
  show_order(app.router(), columns);
  const auto draw = [&](int row, int column, ui::Cell& cell) {
    draw_cell(items[static_cast<std::size_t>(row)], columns[static_cast<std::size_t>(column)].key, cell);
  };
  const std::string footer = footer_of(r.answer.row(), items.size());
  const std::string name = "Response times" + std::string(theme::narrow() ? ", short" : "") +
                           (columns.size() > 8 ? " by route and organisation" : "");
  const auto ready = [](int) { return true; };
  const ui::TableResult result = ui::table({.name = name,
                                            .columns = columns,
                                            .count = static_cast<int>(items.size()),
                                            .ready = ready,
                                            .draw = draw,
                                            .footer = footer,
                                            .selectable = false},
                                           r.table);
  if (result.sorted && r.table.sorted >= 0)
    go_to_responses(app, "sort", columns[static_cast<std::size_t>(r.table.sorted)].key);
  if (result.opened >= 0) go_to_responses(app, "item", key_of(items[static_cast<std::size_t>(result.opened)]));
}

void draw_rows(App& app) {
  Responses& r = responses();
  if (r.answer.ready() && !r.answer.row().items("items").empty()) return draw_table(app);
  ui::begin_page_body("response-times");
  if (r.answer.problem()) {
    if (records::draw_failure(r.answer.problem(), "the response times")) r.answer.refresh();
  } else if (!r.answer.ready()) {
    ui::skeleton(r.answer.since(), 8);
  } else if (ui::empty_state({.icon = icon::kInsights,
                              .title = "Nothing was asked here",
                              .words = "Every answer of the API is counted. Widen the filters to see more.",
                              .action = "Clear filters"})) {
    app.replace("/app/response-times");
  }
  ui::end_page_body();
}

const Json* opened_item(const Router& router) {
  const std::string key = router.query("item");
  if (key.empty()) return nullptr;
  for (const Json& item : responses().answer.row().items("items"))
    if (key_of(item) == key) return &item;
  return nullptr;
}

void draw_panel(App& app, const Json& item) {
  bool open = true;
  if (!ui::begin_side_panel("Response times", open)) return;
  draw_response_details(item);
  ui::end_side_panel();
  if (!open) go_to_responses(app, "item", "");
}

}  // namespace

void draw_response_times(App& app) {
  Responses& r = responses();
  r.answer.show(response_question(app.router()));
  r.answer.poll();
  const Json* opened = opened_item(app.router());
  if (!opened || !theme::narrow()) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::BeginChild("times", {ImGui::GetContentRegionAvail().x - (opened ? ui::side_panel_width() : 0), 0});
    if (ui::page_head({.title = "Response times",
                       .words = "How long answers took, of all programs together, and which requests were slow.",
                       .action = "Refresh",
                       .icon = icon::kRefresh}))
      r.answer.refresh();
    draw_response_filter(app);
    draw_rows(app);
    ImGui::EndChild();
    ImGui::SetCursorScreenPos(at);
  }
  if (opened) draw_panel(app, *opened);
}
