#include "fonts/icons.h"
#include "records/journal_list.h"
#include "records/loaded_record.h"
#include "records/problem_view.h"
#include "records/session.h"
#include "records/words.h"
#include "screens/record_views.h"
#include "ui/button.h"
#include "ui/layout.h"
#include "ui/states.h"

namespace {

void draw_sign_in(const Json& event) {
  const bool refused = event.text("result") != "succeeded";
  ui::text(refused ? "Sign-in refused: " + records::lower_first(records::words_of(event.text("reason"))) : "Signed in",
           ui::Face::strong);
  std::string words = records::format_moment(event.text("createdAt"));
  for (const char* key : {"device", "address"})
    if (const std::string_view part = event.text(key); !part.empty()) words.append(" \u00B7 ").append(part);
  ui::muted(words, ui::Face::small);
  ui::gap(3);
}

// Both lists are the newest first; what is older than the last record known of the journal waits for the next page.
void draw_timeline(const records::JournalList& journal, const Json::Array& sign_ins) {
  std::size_t next = 0;
  const auto draw_until = [&](std::string_view at) {
    for (; next < sign_ins.size() && sign_ins[next].text("createdAt") >= at; ++next) {
      ui::push_id(sign_ins[next].text("id"));
      draw_sign_in(sign_ins[next]);
      ImGui::PopID();
    }
  };
  for (const Json& record : journal.items()) {
    if (!sign_ins.empty() && record.text("action") == "auth.sign_in") continue;  // stands there as an attempt
    draw_until(record.text("at"));
    records::draw_journal_record(record, "");
  }
  if (!journal.has_more()) draw_until("");
}

}  // namespace

void draw_person_activity(const Json& person, const records::SidePlace&) {
  static records::JournalList journal;
  static records::LoadedRecord sign_ins;
  const std::string id(person.text("id"));
  journal.ask("actor=" + id);
  journal.poll();
  sign_ins.show("/api/auth/sign-ins?user=" + id);
  sign_ins.poll();
  if (journal.loading()) return ui::skeleton(journal.since(), 5);
  if (journal.problem()) return records::draw_problem(journal.problem());
  if (journal.items().empty() && sign_ins.row().items("items").empty())
    ui::muted("Has done nothing yet that you may see.");
  draw_timeline(journal, sign_ins.row().items("items"));
  if (journal.has_more() && ui::button("Show earlier", {.small = true})) journal.more();
}
