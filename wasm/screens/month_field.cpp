#include "screens/month_field.h"

#include "core/time.h"
#include "fonts/icons.h"
#include "platform/clock.h"
#include "ui/button.h"
#include "ui/layout.h"
#include "ui/select.h"

namespace {

constexpr std::string_view kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December"};
constexpr int kBack = 24;  // months offered before this one

Date first_of(Date day) {
  CivilDate civil = to_civil(day);
  civil.day = 1;
  return make_date(civil).value_or(day);
}

}  // namespace

std::string month_words(std::string_view month) {
  const auto day = parse_date(std::string(month) + "-01");
  if (!day) return std::string(month);
  const CivilDate civil = to_civil(*day);
  return std::string(kMonths[civil.month - 1]) + " " + std::to_string(civil.year);
}

bool draw_month_field(std::string_view label, std::string& month) {
  const Date now = first_of(date_of({platform::wall_clock_ms()}));
  std::string keys[kBack + 2], words[kBack + 2];
  ui::Option options[kBack + 2];
  int chosen = -1;
  for (int i = 0; i < kBack + 2; ++i) {
    const auto at = static_cast<std::size_t>(i);
    keys[at] = format_date(add_months(now, 1 - i)).substr(0, 7);
    words[at] = month_words(keys[at]);
    options[at] = {.label = words[at], .detail = i == 1 ? "this month" : ""};
    if (keys[at] == month) chosen = i;
  }
  if (!ui::select(label, chosen, options, {.width = ui::available()})) return false;
  month = keys[static_cast<std::size_t>(chosen)];
  return true;
}
