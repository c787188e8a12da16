#include "fonts/icons.h"
#include "identity/session.h"
#include "platform/platform.h"
#include "records/journal_list.h"
#include "records/problem_view.h"
#include "records/record_list.h"
#include "records/session.h"
#include "records/words.h"
#include "screens/record_views.h"
#include "ui/button.h"
#include "ui/layout.h"
#include "ui/states.h"
#include "ui/toast.h"

namespace {

struct PasswordLink {
  records::Call call;
  std::string person, url, until;
};

void draw_password_link(std::string_view person) {
  static PasswordLink link;
  if (link.person != person) {
    link.call.stop();
    link.person = person;
    link.url.clear();
  }
  net::Answer answer;
  if (link.call.take(answer)) {
    const auto json = parse_json(answer.body);
    if (answer.ok() && json) link.url = json->text("url"), link.until = json->text("expiresAt");
    else ui::toast(records::read_problem(answer).message, ui::Tone::danger);
  }
  ui::heading(3, "Password");
  ui::gap(1);
  if (ui::button("Make a link to set a password", {.icon = icon::kLink, .small = true, .busy = link.call.waiting()})) {
    const net::Header headers[] = {{"Content-Type", "application/json"}};
    link.call.send("POST", "/api/users/" + std::string(person) + "/password-link", "{}", headers);
  }
  if (link.url.empty()) return;
  ui::gap(1);
  ui::text(link.url);
  ui::muted("Works once, until " + records::format_moment(link.until) + ". Hand it to nobody else.", ui::Face::small);
  if (ui::button("Copy link", {.icon = icon::kCopy, .small = true})) {
    platform::copy_text(link.url);
    ui::toast("Link copied.");
  }
}

void draw_session(const Json& row, records::Call& ending) {
  ui::text(row.text("device").empty() ? "Unknown device" : row.text("device"), ui::Face::strong);
  const bool over = !row.text("revokedAt").empty();
  std::string words =
      std::string(row.text("address")) + " \u00B7 last seen " + records::format_ago(row.text("lastSeen"));
  if (over)
    words += " \u00B7 ended " + records::format_ago(row.text("revokedAt")) + " (" +
             std::string(row.text("revokedReason")) + ")";
  ui::muted(words, ui::Face::small);
  const bool own = row.text("id") == records::session().session_id();
  if (own) ui::toned("This device", ui::Tone::accent, ui::Face::small);
  else if (!over && ui::button("Sign out", {.name = "Sign out " + std::string(row.text("device")), .small = true}))
    ending.send("DELETE", "/api/auth/sessions/" + std::string(row.text("id")));
  ui::gap(2);
}

}  // namespace

void draw_person_sessions(const Json& person, const records::SidePlace&) {
  static records::RecordList sessions(kSessions, 50);
  static records::Call ending;
  sessions.ask({.filter = "userId:eq:" + std::string(person.text("id")), .sort = "-createdAt"});
  sessions.poll();
  net::Answer answer;
  if (ending.take(answer)) {
    if (answer.ok()) ui::toast("Signed out.");
    else ui::toast(records::read_problem(answer).message, ui::Tone::danger);
    sessions.refresh();
  }
  draw_password_link(person.text("id"));
  ui::gap(3);
  ui::heading(3, "Signed in on");
  ui::gap(1);
  if (sessions.loading()) return ui::skeleton(sessions.since(), 4);
  if (sessions.problem()) {
    if (records::draw_failure(sessions.problem(), "the sessions")) sessions.refresh();
    return;
  }
  if (sessions.rows().empty()) ui::muted("Not signed in anywhere.");
  for (const Json& row : sessions.rows()) {
    ImGui::PushID(row.text("id").data(), row.text("id").data() + row.text("id").size());
    draw_session(row, ending);
    ImGui::PopID();
  }
}

void draw_person_activity(const Json& person, const records::SidePlace&) {
  static records::JournalList journal;
  journal.ask("actor=" + std::string(person.text("id")));
  journal.poll();
  if (journal.loading()) return ui::skeleton(journal.since(), 5);
  if (journal.problem()) return records::draw_problem(journal.problem());
  if (journal.items().empty()) ui::muted("Has changed nothing yet that you may see.");
  for (const Json& record : journal.items()) records::draw_journal_record(record, "");
  if (journal.has_more() && ui::button("Show earlier", {.small = true})) journal.more();
}
