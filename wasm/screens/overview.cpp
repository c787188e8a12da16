#include <deque>

#include "access/access_grant.h"
#include "app/app.h"
#include "app/router.h"
#include "fonts/icons.h"
#include "records/journal_list.h"
#include "records/scope.h"
#include "records/session.h"
#include "records/visit.h"
#include "records/words.h"
#include "screens/attention.h"
#include "screens/figures.h"
#include "screens/screens.h"
#include "ui/chart.h"
#include "ui/layout.h"
#include "ui/marks.h"
#include "ui/page.h"

namespace {

struct Overview {
  std::deque<Figure> counts, roles;
  records::JournalList journal;

  Overview() {
    for (const Entity* entity : {&kOrganisations, &kClusters, &kBusinessUnits, &kDepartments, &kUsers})
      counts.emplace_back(*entity, "");
    for (const std::string_view role : names_of<PlatformRole>)
      roles.emplace_back(kUsers, "platformRole:eq:" + std::string(role));
    for (const std::string_view role : names_of<BusinessUnitRole>)
      roles.emplace_back(kAssignments, "role:eq:" + std::string(role));
  }
};

Overview& overview() {
  static Overview only;
  return only;
}

void draw_counts() {
  std::vector<Figure*> shown;
  for (Figure& figure : overview().counts)
    if (figure.allowed()) shown.push_back(&figure);
  if (shown.empty()) return;
  ui::Columns columns(38, static_cast<int>(shown.size()));
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (i > 0) columns.next();
    draw_figure(*shown[i], shown[i]->entity().plural);
  }
}

void draw_roles() {
  static constexpr std::string_view kLabels[] = {"Platform", "Cluster", "Support", "Hotel", "Department", "Staff"};
  std::vector<double> values;
  std::string words;
  for (std::size_t i = 0; i < overview().roles.size(); ++i) {
    const std::int64_t value = overview().roles[i].value();
    values.push_back(value < 0 ? 0 : static_cast<double>(value));
    words += (i ? ", " : "") + std::string(kLabels[i]) + " " + std::to_string(value < 0 ? 0 : value);
  }
  const ui::Series series[] = {{"People", values}};
  ui::begin_card("People by role");
  ui::gap(2);
  ui::bar_chart({.name = "People by role",
                 .in_words = words,
                 .labels = kLabels,
                 .series = series,
                 .unit = "roles held",
                 .height_steps = 44});
  records::place_link("Open the people", records::screen_path(kUsers));
  ui::end_card();
}

void draw_recent() {
  records::JournalList& journal = overview().journal;
  const std::string scope = records::scope_text();
  journal.ask(scope.empty() ? scope : "scope=" + percent_encoded(scope));
  journal.poll();
  ui::begin_card("Recent changes");
  ui::gap(1);
  if (journal.items().empty()) ui::muted(journal.loading() ? "Loading\u2026" : "Nothing was changed yet.");
  // An action that touched several customers has a record in each of their trails.
  constexpr int kShown = 6;
  int shown = 0;
  std::string before;
  for (const Json& record : journal.items()) {
    std::string sentence = records::journal_sentence(record);
    if (shown == kShown) break;
    if (sentence == before) continue;
    ui::text(records::journal_deed(record));
    ui::gap(0.5F);
    ui::muted(std::string(record.text("actorName")) + " \u00B7 " + records::format_ago(record.text("at")),
              ui::Face::small);
    ui::gap(2);
    before = std::move(sentence);
    ++shown;
  }
  records::place_link("Open the audit trail", "/app/audit");
  ui::end_card();
}

void draw_own_work() {
  const Json::Array& mine = records::session().person().items("businessUnitAssignments");
  if (mine.empty()) return;
  ui::begin_card("Where you work");
  ui::gap(1);
  for (const Json& assignment : mine) {
    ui::text(assignment.text("businessUnitName"), ui::Face::strong);
    const Field& modules = *kAssignments.find("modules");
    std::string words = records::words_of(assignment.text("role"));
    if (!assignment.text("department").empty())
      words += ", " + records::lower_first(records::words_of(assignment.text("department")));
    const std::string with = records::show_value(kAssignments, modules, assignment);
    if (!with.empty()) words += " \u00B7 " + with;
    ui::muted(words);
    ui::gap(2);
  }
  ui::end_card();
  ui::gap(4);
}

std::string greeting() {
  if (const records::Scope scope = records::scope(); scope.entity) return scope.name();
  const std::string& landing = records::session().landing();
  if (landing == "platform") return "The whole platform";
  if (landing == "cluster") return "Your clusters and their hotels";
  if (landing == "hotel") return "Your hotel";
  if (landing == "department") return "Your department";
  return "Your place of work";
}

}  // namespace

void draw_overview(App&) {
  const records::Session& session = records::session();
  ui::page_head({.title = "Overview", .words = greeting()});
  ui::begin_page_body("overview");
  draw_own_work();
  draw_counts();
  ui::gap(4);
  {
    ui::Columns columns(90, 2, ui::Columns::Flow::shortest);
    if (session.anywhere("assignments.read")) {
      draw_roles();
      columns.next();
    }
    if (session.anywhere("subscriptions.read")) {
      draw_seats();
      columns.next();
      draw_attention();
      columns.next();
    }
    if (session.anywhere("journal.read")) draw_recent();
  }
  ui::end_page_body();
}

void overview_changed(const Entity& entity) {
  for (Figure& figure : overview().counts)
    if (&figure.entity() == &entity) figure.refresh();
  for (Figure& figure : overview().roles)
    if (&figure.entity() == &entity) figure.refresh();
  overview().journal.refresh();
}
