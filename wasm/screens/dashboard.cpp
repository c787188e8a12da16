#include "screens/dashboard.h"

#include <algorithm>
#include <deque>

#include "catalogue/catalogue.h"
#include "fonts/icons.h"
#include "records/feed.h"
#include "records/list_screen.h"
#include "records/problem_view.h"
#include "records/scope.h"
#include "records/session.h"
#include "records/visit.h"
#include "screens/appearances.h"
#include "screens/palette_source.h"
#include "screens/record_views.h"
#include "screens/scopes.h"
#include "screens/screens.h"
#include "ui/page.h"
#include "ui/states.h"

namespace {

struct Place {
  Screen screen;
  void (*draw)(App&);
  std::string_view needs = {};  // a permission held anywhere; empty: everybody
};

struct Places {
  std::deque<std::string> texts;
  std::vector<Place> all;
  std::vector<Screen> screens;  // the same, for the router
};

records::Feed feed;

void draw_current(App&);

void add(Places& places, Screen screen, void (*draw)(App&), std::string_view needs = {}) {
  places.all.push_back({screen, draw, needs});
  screen.draw = draw_current;
  places.screens.push_back(screen);
}

std::string_view keep(Places& places, std::string text) { return places.texts.emplace_back(std::move(text)); }

void add_entities(Places& places, std::string_view area) {
  for (const records::Appearance& looks : appearances()) {
    if (looks.area != area) continue;
    const std::string path = records::screen_path(*looks.entity);
    const std::string_view needs = keep(places, std::string(looks.entity->name) + ".read");
    const std::string_view label = looks.entity->plural;
    add(places, {.path = keep(places, path), .label = label, .icon = looks.icon, .area = area, .draw = nullptr},
        records::draw_any_list_screen, needs);
    add(places, {.path = keep(places, path + "/:id"), .label = label, .icon = nullptr, .draw = nullptr},
        records::draw_any_list_screen, needs);
    add(places, {.path = keep(places, path + "/:id/:tab"), .label = label, .icon = nullptr, .draw = nullptr},
        records::draw_any_list_screen, needs);
  }
}

Places make_places() {
  Places p;
  add(p, {.path = "/app", .label = "Overview", .icon = icon::kDashboard, .draw = nullptr}, draw_overview);
  add(p, {.path = "/app/hierarchy", .label = "Hierarchy", .icon = icon::kHierarchy, .area = "Hotels", .draw = nullptr},
      draw_hierarchy, "business_units.read");
  for (const std::string_view below :
       {"/app/hierarchy/:list", "/app/hierarchy/:list/:id", "/app/hierarchy/:list/:id/:tab"})
    add(p, {.path = below, .label = "Hierarchy", .icon = nullptr, .draw = nullptr}, draw_hierarchy,
        "business_units.read");
  for (const std::string_view place : {"/app/hotels/:id/page", "/app/hotels/:id/page/:tab"})
    add(p, {.path = place, .label = "Hotel", .icon = nullptr, .draw = nullptr}, draw_hotel_page, "business_units.read");
  add_entities(p, "Hotels");
  add_entities(p, "People");
  add(p, {.path = "/app/permissions", .label = "Permissions", .icon = icon::kPolicy, .area = "People", .draw = nullptr},
      draw_role_matrix, "roles.read");
  add(p, {.path = "/app/access", .label = "Access matrix", .icon = icon::kTable, .area = "People", .draw = nullptr},
      draw_access, "assignments.create");
  add(p, {.path = "/app/why", .label = "Why", .icon = icon::kWhy, .area = "People", .draw = nullptr}, draw_why,
      "users.read");
  for (const std::string_view place : {"/app/plan-versions/new", "/app/plan-versions/:id/change"})
    add(p, {.path = place, .label = "Price list", .icon = nullptr, .draw = nullptr}, draw_plan_editor,
        "plan_versions.read");
  add(p, {.path = "/app/invoices/:id/document", .label = "Invoice", .icon = nullptr, .draw = nullptr},
      draw_invoice_document, "invoices.read");
  add_entities(p, "Commercial");
  add(p,
      {.path = "/app/invoice-preview",
       .label = "Preview invoice",
       .icon = icon::kReceipt,
       .area = "Commercial",
       .draw = nullptr},
      draw_invoice_preview, "invoices.preview");
  add(p, {.path = "/app/audit", .label = "Audit", .icon = icon::kAudit, .area = "Records", .draw = nullptr}, draw_audit,
      "journal.read");
  add(p, {.path = "/app/audit/:tenant/:seq", .label = "Audit", .icon = nullptr, .draw = nullptr}, draw_audit,
      "journal.read");
  add(p,
      {.path = "/app/response-times",
       .label = "Response times",
       .icon = icon::kInsights,
       .area = "Records",
       .draw = nullptr},
      draw_response_times, "response_times.read");
  add_entities(p, "Records");
  add(p, {.path = "/app/import", .label = "Import", .icon = icon::kImport, .area = "Records", .draw = nullptr},
      draw_import, "imports.apply");
  add(p, {.path = "/app/settings", .label = "Settings", .icon = icon::kSettings, .area = "You", .draw = nullptr},
      draw_settings);
  return p;
}

Places& places() {
  static Places all = make_places();
  return all;
}

const Place* place_of(const Screen* screen) {
  const auto at = static_cast<std::size_t>(screen - places().screens.data());
  return at < places().all.size() ? &places().all[at] : nullptr;
}

bool shows(const Screen& screen) {
  const auto at = std::find_if(places().all.begin(), places().all.end(),
                               [&](const Place& p) { return p.screen.path == screen.path; });
  return records::session().ready() && at != places().all.end() &&
         (at->needs.empty() || records::session().anywhere(at->needs));
}

void draw_waiting() {
  ui::begin_page_body("session");
  if (const records::Problem& problem = records::session().problem()) {
    if (records::draw_failure(problem, "who you are")) records::session().reload();
  } else {
    ui::skeleton(0, 8);
  }
  ui::end_page_body();
}

void on_change(const Entity& entity, std::string_view id) {
  records::refresh_record(entity, id);
  screens_changed(entity, id);
  if (id == to_text(records::session().subject().id)) records::session().reload();
}

void prepare(App& app) {
  records::Session& session = records::session();
  session.poll();
  if (!session.ready()) return;
  feed.follow(on_change);
  app.set_person(session.subject().name);
  app.set_scope(records::scope().name(), scope_icon());
}

void draw_current(App& app) {
  if (!records::session().ready()) return draw_waiting();
  if (const Place* place = place_of(app.router().screen())) place->draw(app);
}

}  // namespace

App& dashboard() {
  static App app(places().screens);
  static const bool once = [] {
    records::set_app(app);
    records::set_code_fields(code_fields());
    records::set_record_tabs(record_views());
    records::session().start(catalogue(), appearances());
    app.prepare = prepare;
    app.shows = shows;
    app.find = find_records;
    app.find_scopes = find_scopes;
    app.sign_out = [](App&) { records::session().sign_out(); };
    return true;
  }();
  static_cast<void>(once);
  return app;
}
