#include "gallery.h"

#include <string>

#include "fonts/icons.h"
#include "platform/platform.h"
#include "ui/button.h"
#include "ui/chart.h"
#include "ui/choice.h"
#include "ui/date_field.h"
#include "ui/dialog.h"
#include "ui/field.h"
#include "ui/layout.h"
#include "ui/marks.h"
#include "ui/number_field.h"
#include "ui/page.h"
#include "ui/popup.h"
#include "ui/select.h"
#include "ui/states.h"
#include "ui/tabs.h"
#include "ui/toast.h"
#include "ui/tree.h"

namespace gallery {
namespace {

using ui::Tone;

Seen state;
ui::TableState rows;

constexpr std::string_view kHotels[] = {
    "Riverside Grand", "Harbour View",  "Old Town Inn",
    "Lakeside Suites", "Garden Palace", "\u0E42\u0E23\u0E07\u0E41\u0E23\u0E21\u0E23\u0E34\u0E21\u0E19\u0E49\u0E33"};
constexpr std::string_view kPeople[] = {
    "Anna Lindqvist", "Somchai Prasert", "Mehmet Y\u0131lmaz", "Julia Sanders", "Ng\u00F4 B\u1EA3o Ch\u00E2u",
    "Omar Haddad",    "Li Wei"};
constexpr std::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr double kRooms[] = {420, 450, 470, 520, 560, 610, 660, 640, 590, 540, 500, 530};
constexpr double kSuites[] = {120, 118, 130, 140, 150, 170, 190, 186, 170, 150, 140, 160};
constexpr ui::Series kSeries[] = {{"Rooms", kRooms}, {"Suites", kSuites}};
constexpr ui::Option kRoles[] = {{"Platform administrator", ""},
                                 {"Hotel administrator", "own hotel"},
                                 {"Cluster administrator", "own clusters"},
                                 {"Department head", ""},
                                 {"Staff", ""},
                                 {"Support", "reads"}};

void figure(std::string_view name, std::string_view value, std::string_view change, Tone tone) {
  ui::begin_card(name);
  ui::text(value, ui::Face::figure);
  ui::toned(change, tone, ui::Face::small);
  ui::spark_line(std::string(name) + " over a year", "Rises to July, then falls a little", kRooms,
                 {ui::available(), theme::grid(8)});
  ui::end_card();
}

void draw_overview(App&) {
  ui::page_head({.title = "Overview", .words = "Riverside Hotels, 6 hotels in 2 clusters"});
  ui::begin_page_body("overview");
  {
    ui::Columns columns(50, 4);
    figure("Occupied rooms", "5,340", "4.2 % more than last month", Tone::positive);
    columns.next();
    figure("People", "1,284", "12 wait for an invitation", Tone::warning);
    columns.next();
    figure("Seats in use", "982 of 1,000", "18 left until 1 December", Tone::danger);
    columns.next();
    figure("Invoiced", "84,210.00 EUR", "As planned", Tone::neutral);
  }
  ui::gap(4);
  {
    ui::Columns columns(90, 2);
    ui::begin_card("Rooms sold by month");
    ui::bar_chart({.name = "Rooms sold",
                   .in_words = "From 540 in January to 850 in July",
                   .labels = kMonths,
                   .series = kSeries,
                   .unit = "rooms"});
    ui::draw_legend({.name = "Rooms sold", .in_words = {}, .labels = kMonths, .series = kSeries});
    ui::end_card();
    columns.next();
    ui::begin_card("Rooms and suites");
    ui::line_chart(
        {.name = "Trend", .in_words = "Rooms rise faster than suites", .labels = kMonths, .series = kSeries});
    ui::draw_legend({.name = "Trend", .in_words = {}, .labels = kMonths, .series = kSeries});
    ui::end_card();
  }
  ui::gap(4);
  ui::begin_card("Capacity");
  ui::meter("Seats", 982, 1000, "982 of 1,000");
  ui::gap(2);
  ui::meter("Storage", 41, 100, "41 of 100 GB");
  ui::gap(2);
  ui::progress("Import", 0.62F);
  ui::end_card();
  ui::end_page_body();
}

void draw_buttons() {
  ui::begin_card("Buttons");
  if (ui::button("Create hotel", {.look = ui::Look::primary, .icon = icon::kAdd})) ++state.pressed;
  ui::beside();
  ui::button("Move");
  ui::beside();
  static bool asking = false;
  if (ui::button("Delete plan", {.look = ui::Look::danger})) asking = true;
  ui::beside();
  ui::button("Cancel", {.look = ui::Look::ghost});
  ui::gap(3);
  ui::button("Archive", {.icon = icon::kArchive, .disabled_because = "Two people still work here. Move them first."});
  ui::beside();
  ui::icon_button(icon::kRefresh, "Refresh");
  ui::beside();
  static const ui::MenuItem kItems[] = {{.icon = icon::kEdit, .label = "Rename"},
                                        {.icon = icon::kMove, .label = "Move to another cluster"},
                                        {.icon = icon::kDelete, .label = "Delete", .danger = true}};
  const ImGuiID menu = ui::id_of("more");
  if (ui::icon_button(icon::kDots, "More", {.popup = true})) ui::open_popup(menu);
  if (ui::menu(menu, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()}, kItems, 3) == 0) ui::toast("Hotel renamed.");
  ui::beside();
  if (ui::button("Save", {.small = true}))
    ui::toast_with_undo(
        "Hotel moved to Riverside East.", [](void*) { ui::toast("Undone."); }, nullptr);
  ui::beside();
  if (ui::button("Fail", {.small = true}))
    ui::toast("The hotel could not be saved. Nothing was changed.", Tone::danger);
  if (ui::confirm({.title = "Delete this plan",
                   .words = "3 hotels lose it at the end of the month. This cannot be undone.",
                   .deed = "Delete plan",
                   .typed = "Basic"},
                  asking))
    ++state.confirmed;
  ui::gap(4);
  ui::status("Active", Tone::positive);
  ui::beside(4);
  ui::status("Expires soon", Tone::warning);
  ui::beside(4);
  ui::status("Locked", Tone::danger);
  ui::gap(3);
  ui::badge("New", Tone::accent);
  ui::beside();
  ui::badge("Duplicate", Tone::warning);
  ui::beside();
  ui::badge("Draft");
  ui::beside();
  ui::avatar("Anna Lindqvist");
  ui::beside();
  ui::avatar("Somchai Prasert");
  ui::gap(3);
  ui::chip("Status is active");
  ui::beside();
  ui::chip("Cluster is Riverside East");
  ui::beside();
  static bool mine = true;
  if (ui::filter_chip("Mine", mine)) mine = !mine;
  ui::end_card();
}

void draw_fields() {
  ui::begin_card("Hotel");
  static std::string mail = "front desk";
  static std::string note;
  static std::string day = "2026-03-09";
  static std::string secret = "correct horse";
  ui::text_field("Name", state.name,
                 {.help = "As guests know it.",
                  .placeholder = "Riverside Grand",
                  .flags = mirror::kRequired,
                  .changed = !state.name.empty()});
  ui::gap(4);
  ui::text_field("E-mail", mail, {.fault = "This is not an e-mail address.", .flags = mirror::kEmail});
  ui::gap(4);
  ui::select("Role", state.role, kRoles);
  ui::gap(4);
  ui::number_field("Rooms", state.rooms, {.unit = "rooms"});
  ui::gap(4);
  ui::number_field("Price per seat", state.price, {.unit = "EUR"}, 2);
  ui::gap(4);
  ui::date_field("Opens on", day);
  ui::gap(4);
  ui::text_field("Password", secret, {.flags = mirror::kPassword});
  ui::gap(4);
  ui::text_area("Note", note, 3, {.placeholder = "Anything the next person should know"});
  ui::gap(4);
  ui::checkbox("Send a welcome letter", state.ticked, {.help = "To the address above."});
  ui::gap(3);
  static bool on = true;
  ui::toggle("Renews by itself", on);
  ui::gap(3);
  static bool locked = false;
  ui::toggle("Allow refunds", locked, {.disabled_because = "Your plan does not include refunds."});
  ui::end_card();
}

void draw_parts(App&) {
  ui::page_head({.title = "Parts", .words = "Every widget, once", .action = "Create hotel", .icon = icon::kAdd});
  ui::begin_page_body("parts");
  static int tab = 0;
  constexpr std::string_view kTabs[] = {"Details", "People", "Activity"};
  ui::tabs("Sections", kTabs, tab);
  ui::gap(4);
  {
    ui::Columns columns(90, 2);
    draw_fields();
    columns.next();
    draw_buttons();
    ui::gap(4);
    ui::failure({.happened = "The list could not be read.",
                 .holds = "Nothing was changed.",
                 .advice = "Check the connection, then try again.",
                 .request_id = "01HZX4"});
    ui::gap(4);
    ui::begin_card("Hierarchy");
    static bool open = true;
    ui::begin_tree("Hierarchy");
    const ui::TreePress press = ui::tree_row({.key = "o",
                                              .label = "Riverside Hotels",
                                              .detail = "6 hotels",
                                              .icon = icon::kOrganisation,
                                              .has_children = true,
                                              .expanded = open});
    if (press.toggled || press.chosen) open = !open;
    if (open) {
      ui::tree_row({.key = "c",
                    .label = "Riverside East",
                    .icon = icon::kCluster,
                    .level = 2,
                    .has_children = true,
                    .expanded = true});
      ui::tree_row({.key = "h", .label = "Riverside Grand", .icon = icon::kHotel, .level = 3, .selected = true});
      ui::tree_row({.key = "h2", .label = "Harbour View", .icon = icon::kHotel, .level = 3});
    }
    ui::end_tree();
    ui::end_card();
    ui::gap(4);
    ui::begin_card("Loading");
    ui::skeleton(0, 4);
    ui::end_card();
  }
  ui::end_page_body();
}

constexpr ui::TableColumn kColumns[] = {{.key = "name", .label = "Name", .steps = 60, .importance = 0},
                                        {.key = "hotel", .label = "Hotel", .steps = 50},
                                        {.key = "status", .label = "Status", .steps = 34, .importance = 1},
                                        {.key = "role", .label = "Role", .steps = 44},
                                        {.key = "seen", .label = "Last seen", .steps = 36},
                                        {.key = "amount", .label = "Amount", .steps = 34, .align = ui::Align::right}};

void draw_cell(int row, int column, ui::Cell& cell) {
  switch (column) {
    case 0: return cell.person(kPeople[row % 7]);
    case 1: return cell.text(kHotels[row % 6]);
    case 2:
      return row % 5 == 0    ? cell.status("Invited", Tone::warning)
             : row % 11 == 0 ? cell.status("Locked", Tone::danger)
                             : cell.status("Active", Tone::positive);
    case 3: return cell.text(kRoles[row % 6].label);
    case 4: return cell.muted("9 Mar 2026, 14:05");
    default: return cell.text(ui::format_number(static_cast<std::int64_t>(row) * 173 % 1000000, 2) + " EUR");
  }
}

void draw_people(App& app) {
  ui::page_head({.title = "People", .action = "Invite person", .icon = icon::kPersonAdd});
  const auto ready = [](int row) { return row % 97 != 5; };
  ui::Table table{.name = "People",
                  .columns = kColumns,
                  .count = kRows,
                  .ready = ready,
                  .draw = draw_cell,
                  .footer = "100,000 people, as of 14:05"};
  static std::string typed;
  ui::begin_bar();
  ui::search_field("Search people", typed, theme::grid(theme::narrow() ? 40 : 64));
  if (!theme::narrow()) {
    ui::beside();
    ui::chip("Status is active");
    ui::beside();
    ui::chip("Hotel is any of 6");
  }
  ui::beside();
  ui::push_to_right(theme::sizes().control);
  ui::column_chooser(table, rows);
  ui::end_bar();
  const bool beside = rows.opened >= 0;
  if (beside && theme::narrow()) {
    bool open = true;
    if (ui::begin_side_panel(kPeople[rows.opened % 7], open)) {
      ui::text("Details");
      ui::end_side_panel();
    }
    if (!open) rows.opened = -1;
    return;
  }
  ui::push_right_edge(ImGui::GetCurrentWindow()->InnerRect.Max.x - (beside ? ui::side_panel_width() : 0));
  const ui::TableResult result = ui::table(table, rows);
  ui::pop_right_edge();
  if (result.opened >= 0) state.opened = result.opened;
  bool open = beside;
  if (ui::begin_side_panel(kPeople[static_cast<std::size_t>(rows.opened < 0 ? 0 : rows.opened) % 7], open)) {
    ui::status("Active", Tone::positive);
    ui::gap(3);
    ui::muted("Hotel administrator at Riverside Grand. Signed in from Bangkok an hour ago.");
    ui::gap(3);
    draw_fields();
    ui::end_side_panel();
  }
  if (beside && !open) rows.opened = -1;
  static_cast<void>(app);
}

void draw_empty(App&) {
  ui::page_head({.title = "Plans"});
  if (ui::empty_state({.icon = icon::kPlan,
                       .title = "Sell a hotel its first plan",
                       .words = "A plan says what a hotel may use and what it pays. Nothing is sold yet.",
                       .action = "Create plan"}))
    ++state.pressed;
}

constexpr Screen kScreens[] = {{"/app", "Overview", icon::kDashboard, "Platform", draw_overview},
                               {"/app/people", "People", icon::kUsers, "Platform", draw_people},
                               {"/app/parts", "Parts", icon::kModule, "Commercial", draw_parts},
                               {"/app/plans", "Plans", icon::kPlan, "Commercial", draw_empty}};

}  // namespace

std::span<const Screen> screens() { return kScreens; }
Seen& seen() { return state; }
ui::TableState& table_state() { return rows; }

App& app() {
  static App the_app(screens());
  the_app.set_person("Anna Lindqvist");
  the_app.set_scope("Riverside Hotels", icon::kOrganisation);
  return the_app;
}

}  // namespace gallery
