#include "app/app.h"
#include "fonts/icons.h"
#include "platform/clock.h"
#include "records/problem_view.h"
#include "records/session.h"
#include "records/words.h"
#include "screens/record_views.h"
#include "screens/screens.h"
#include "ui/button.h"
#include "ui/choice.h"
#include "ui/field.h"
#include "ui/layout.h"
#include "ui/page.h"
#include "ui/select.h"
#include "ui/toast.h"

namespace {

constexpr ui::Option kModes[] = {{"As the system"}, {"Light"}, {"Dark"}};

void draw_look() {
  ui::begin_card("Look");
  ui::gap(2);
  int mode = static_cast<int>(theme::mode());
  if (ui::select("Theme", mode, kModes, {.width = ui::available()})) theme::set_mode(static_cast<theme::Mode>(mode));
  ui::gap(3);
  bool dense = theme::density() == theme::Density::dense;
  if (ui::toggle("Dense rows", dense)) theme::set_density(dense ? theme::Density::dense : theme::Density::comfortable);
  ui::gap(3);
  ui::muted("Times are shown in " + platform::zone_name() + ".");
  ui::end_card();
}

void draw_password() {
  static std::string now, next;
  static records::Call call;
  static records::Problem problem;
  net::Answer answer;
  if (call.take(answer)) {
    problem = answer.ok() ? records::Problem{} : records::read_problem(answer);
    if (answer.ok()) {
      now.clear();
      next.clear();
      ui::toast("Your password was changed.");
    }
  }
  ui::begin_card("Password");
  ui::gap(2);
  ui::text_field("Password now", now,
                 {.fault = problem.fault_of("currentPassword"), .flags = mirror::kPassword, .width = ui::available()});
  ui::gap(3);
  ui::text_field("New password", next,
                 {.fault = problem.fault_of("password"), .flags = mirror::kPassword, .width = ui::available()});
  ui::gap(3);
  if (problem && problem.faults.empty()) records::draw_problem(problem);
  const bool ready = !now.empty() && !next.empty();
  if (ui::button("Change password",
                 {.disabled_because = ready ? std::string_view() : std::string_view("Type both first."),
                  .busy = call.waiting()})) {
    const net::Header headers[] = {{"Content-Type", "application/json"}};
    call.send("POST", "/api/auth/change-password",
              to_json_text(Json::Object{{"currentPassword", now}, {"password", next}}), headers);
  }
  ui::end_card();
}

}  // namespace

void draw_settings(App&) {
  ui::page_head({.title = "Settings",
                 .words = "How the dashboard looks to you, where you are signed in, and what you have done."});
  ui::begin_page_body("settings");
  {
    ui::Columns columns(80, 2);
    draw_look();
    ui::gap(4);
    draw_password();
    columns.next();
    ui::begin_card("Your sessions");
    ui::gap(1);
    draw_person_sessions(records::session().person(), {});
    ui::end_card();
    ui::gap(4);
    ui::begin_card("Your activity");
    ui::gap(1);
    draw_person_activity(records::session().person(), {});
    ui::end_card();
  }
  ui::end_page_body();
}
