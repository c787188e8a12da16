#include "fonts/icons.h"
#include "platform/platform.h"
#include "records/loaded_record.h"
#include "records/problem_view.h"
#include "records/session.h"
#include "records/words.h"
#include "screens/record_views.h"
#include "ui/button.h"
#include "ui/dialog.h"
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

struct Devices {
  std::string person;
  records::LoadedRecord list;
  records::Call ending;
  bool asking = false;  // whether to sign out everywhere
};

void draw_session(const Json& row, Devices& d) {
  ui::text(row.text("device").empty() ? "Unknown device" : row.text("device"), ui::Face::strong);
  const std::string_view address = row.text("address");
  ui::muted((address.empty() ? "" : std::string(address) + " \u00B7 ") + "last seen " +
                records::format_ago(row.text("lastSeen")),
            ui::Face::small);
  if (row.text("id") == records::session().session_id()) ui::toned("This device", ui::Tone::accent, ui::Face::small);
  else if (ui::button("Sign out", {.name = "Sign out " + std::string(row.text("device")), .small = true}))
    d.ending.send("DELETE", "/api/auth/sessions/" + std::string(row.text("id")));
  ui::gap(2);
}

void take_answer(Devices& d) {
  net::Answer answer;
  if (!d.ending.take(answer)) return;
  if (answer.ok()) ui::toast("Signed out.");
  else ui::toast(records::read_problem(answer).message, ui::Tone::danger);
  d.list.refresh();
}

void draw_everywhere(Devices& d, bool own) {
  const std::string label = own ? "Sign out everywhere else" : "Sign out everywhere";
  if (ui::button(label, {.icon = icon::kLogout, .small = true, .busy = d.ending.waiting()})) d.asking = true;
  if (!ui::confirm({.title = label + "?",
                    .words = own ? "Every other device has to sign in again."
                                 : "Every device of this person has to sign in again.",
                    .deed = "Sign out"},
                   d.asking))
    return;
  const net::Header headers[] = {{"Content-Type", "application/json"}};
  d.ending.send("POST", "/api/users/" + d.person + "/sign-out", "{}", headers);
}

}  // namespace

void draw_person_sessions(const Json& person, const records::SidePlace&) {
  static Devices d;
  d.person = person.text("id");
  d.list.show("/api/auth/sessions?user=" + d.person);
  d.list.poll();
  take_answer(d);
  const bool own = d.person == to_text(records::session().subject().id);
  if (!own) {
    draw_password_link(d.person);
    ui::gap(3);
    ui::heading(3, "Signed in on");
    ui::gap(1);
  }
  if (d.list.problem()) {
    if (records::draw_failure(d.list.problem(), "the sessions")) d.list.refresh();
    return;
  }
  if (!d.list.ready()) return ui::skeleton(d.list.since(), 4);
  const Json::Array& sessions = d.list.row().items("items");
  if (sessions.empty()) return ui::muted("Not signed in anywhere.");
  for (const Json& row : sessions) {
    ui::push_id(row.text("id"));
    draw_session(row, d);
    ImGui::PopID();
  }
  if (sessions.size() > (own ? 1U : 0U)) draw_everywhere(d, own);
}
