#include <map>
#include <memory>

#include "access/assignment.h"
#include "app/app.h"
#include "app/router.h"
#include "commercial/subscription.h"
#include "finance/invoice.h"
#include "fonts/icons.h"
#include "records/list_place.h"
#include "records/list_table.h"
#include "records/loaded_record.h"
#include "records/name_of_record.h"
#include "records/problem_view.h"
#include "records/record_details.h"
#include "records/record_history.h"
#include "records/session.h"
#include "records/visit.h"
#include "records/words.h"
#include "screens/hotel_licence_view.h"
#include "screens/record_views.h"
#include "screens/screens.h"
#include "ui/button.h"
#include "ui/layout.h"
#include "ui/marks.h"
#include "ui/page.h"
#include "ui/states.h"
#include "ui/tabs.h"

namespace {

constexpr std::string_view kTabs[] = {"Licence", "People", "Departments", "Invoices", "History", "Details"};
constexpr std::string_view kSegments[] = {"licence", "people", "departments", "invoices", "history", "details"};
enum Tab { licence, people, departments, invoices, history, details };

// The rows of one kind that lie at a hotel.
struct Below {
  Below(const Entity& entity, std::string_view name, std::span<const std::string_view> first)
      : list(entity, 100), table(entity, name, first, kSame) {}
  static constexpr std::string_view kSame[] = {"business_unit_id"};
  records::RecordList list;
  records::ListTable table;
  records::ListQuery query;
};

struct HotelPage {
  records::LoadedRecord hotel;
  HotelLicenceView licence;
  records::RecordHistory history;
  std::string of;  // the hotel that `below` is about
  std::map<const Entity*, std::unique_ptr<Below>> below;
};

HotelPage& page() {
  static HotelPage only;
  return only;
}

std::string place_of_tab(std::string_view id, int tab) {
  return "/app/hotels/" + std::string(id) + "/page" + (tab == licence ? "" : "/" + std::string(kSegments[tab]));
}

int tab_of(std::string_view segment) {
  for (int i = 0; i < static_cast<int>(std::size(kSegments)); ++i)
    if (kSegments[i] == segment) return i;
  return licence;
}

void draw_below(HotelPage& p, const Entity& entity, std::string_view name, const std::string& action,
                const std::string& to) {
  auto& below = p.below[&entity];
  if (!below) {
    static constexpr std::string_view kFirst[] = {"user_id", "role"};
    const bool people = &entity == &kAssignments;
    below = std::make_unique<Below>(
        entity, name, people ? std::span<const std::string_view>(kFirst) : std::span<const std::string_view>());
    below->query.filter = "businessUnitId:eq:" + p.of;
  }
  below->list.ask(below->query);
  if (below->list.poll())
    for (const Json& row : below->list.rows()) records::learn_names(entity, row);
  ui::begin_bar();
  if (ui::button(action, {.icon = icon::kAdd, .small = true})) records::visit(to);
  ui::beside(3);
  records::place_link("Open as a list", records::list_place(entity, below->query));
  ui::end_bar();
  if (below->list.problem() && below->list.rows().empty()) {
    if (records::draw_failure(below->list.problem(), "the list")) below->list.refresh();
    return;
  }
  if (below->list.loading()) return ui::skeleton(below->list.since(), 6);
  if (below->list.complete() && below->list.rows().empty()) {
    const std::string title = "No " + records::lower_first(entity.plural) + " here yet";
    if (ui::empty_state({.icon = icon::kList, .title = title, .action = action})) records::visit(to);
    return;
  }
  below->table.draw(below->list, below->query, records::footer_of(below->list));
  if (below->table.opened >= 0) {
    const Json& row = below->list.rows()[static_cast<std::size_t>(below->table.opened)];
    records::visit(&entity == &kInvoices ? records::screen_path(entity, row.text("id")) + "/document"
                                         : records::screen_path(entity, row.text("id")));
  }
}

void draw_tab(HotelPage& p, int tab) {
  const std::string of = "?businessUnitId=" + p.of;
  if (tab == people)
    return draw_below(p, kAssignments, "People of the hotel", "Assign a person",
                      records::screen_path(kAssignments, "new") + of);
  if (tab == departments)
    return draw_below(p, kDepartments, "Departments of the hotel", "Create department",
                      records::screen_path(kDepartments, "new") + of);
  if (tab == invoices)
    return draw_below(p, kInvoices, "Invoices of the hotel", "Preview an invoice",
                      "/app/invoice-preview?hotel=" + p.of);
  ui::begin_page_body(kTabs[tab]);
  if (tab == licence) {
    p.licence.about(p.of);
    p.licence.draw();
  } else if (tab == history) {
    p.history.draw(kBusinessUnits, p.of);
  } else {
    records::draw_record_fields(kBusinessUnits, p.hotel.row(), &kBusinessUnits);
    records::draw_record_version(p.hotel.row());
  }
  ui::end_page_body();
}

void draw_head(const Json& hotel) {
  std::string words(hotel.text("code"));
  for (const std::string_view part : {hotel.text("city"), hotel.text("country"), hotel.text("clusterName")})
    if (!part.empty()) words.append(" \u00B7 ").append(part);
  if (hotel.integer("rooms") > 0) words += " \u00B7 " + records::count_of(hotel.integer("rooms"), "room", "rooms");
  words.append(" \u00B7 ").append(hotel.text("timeZone"));
  if (ui::page_head({.title = hotel.text("name"), .words = words, .action = "Change hotel", .icon = icon::kEdit}))
    records::visit(records::screen_path(kBusinessUnits, hotel.text("id")) + "/change");
}

}  // namespace

void draw_hotel_page(App& app) {
  HotelPage& p = page();
  const std::string id(app.router().part("id"));
  if (p.of != id) {
    p.below.clear();
    p.of = id;
  }
  p.hotel.show(kBusinessUnits, id);
  p.hotel.poll();
  app.set_crumbs({{"Hotels", records::screen_path(kBusinessUnits)}, {p.hotel.ready() ? p.hotel.title() : "Hotel", ""}});
  if (!p.hotel.ready()) {
    ui::begin_page_body("hotel");
    if (!p.hotel.problem()) ui::skeleton(p.hotel.since(), 8);
    else if (records::draw_failure(p.hotel.problem(), "the hotel")) p.hotel.refresh();
    return ui::end_page_body();
  }
  draw_head(p.hotel.row());
  int tab = tab_of(app.router().part("tab"));
  ui::begin_bar();
  const bool moved = ui::tabs("Views of the hotel", kTabs, tab);
  ui::end_bar();
  draw_tab(p, tab);
  if (moved) app.go(place_of_tab(id, tab));
}

void hotel_page_changed(const Entity& entity) {
  HotelPage& p = page();
  if (&entity == &kBusinessUnits) p.hotel.refresh();
  if (&entity == &kSubscriptions || &entity == &kAssignments || &entity == &kPlanVersions) p.licence.refresh();
  if (&entity == &kAssignments || &entity == &kUsers) p.licence.recount();
  if (const auto at = p.below.find(&entity); at != p.below.end()) at->second->list.refresh();
}
