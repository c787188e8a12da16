#include "screens/active_users_view.h"

#include "records/problem_view.h"
#include "records/words.h"
#include "ui/date_field.h"
#include "ui/layout.h"
#include "ui/states.h"

void ActiveUsersView::draw(std::string_view hotel) {
  if (hotel_ != hotel) {
    hotel_ = hotel;
    day_.clear();
    answer_ = {};
  }
  const std::string wanted = hotel_ + " " + day_;
  if (shown_ != wanted) {
    shown_ = wanted;
    const net::Header headers[] = {{"Content-Type", "application/json"}};
    call_.send("POST", "/api/business-units/active-users" + (day_.empty() ? "" : "?at=" + day_),
               to_json_text(Json::Object{{"businessUnitId", hotel_}}), headers);
  }
  net::Answer answer;
  if (call_.take(answer)) {
    auto json = parse_json(answer.body);
    problem_ = answer.ok() ? records::Problem{} : records::read_problem(answer);
    if (answer.ok() && json) answer_ = std::move(*json);
  }
  ui::begin_card("Active users");
  ui::gap(2);
  if (problem_) records::draw_problem(problem_);
  else if (answer_.is_null()) ui::skeleton(call_.since(), 2);
  else {
    const std::string when = day_.empty() ? "now" : "at the end of " + records::format_day_of(day_);
    ui::text(records::count_of(answer_.integer("activeUsers"), "person", "people") + ", " + when, ui::Face::section);
    ui::muted(answer_.text("definition"), ui::Face::small);
  }
  ui::gap(3);
  ui::date_field("As of", day_, {.help = "Empty for now", .width = theme::grid(50)});
  ui::end_card();
}
