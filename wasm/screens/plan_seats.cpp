#include <cmath>

#include "records/words.h"
#include "screens/choose.h"
#include "screens/plan_prices.h"
#include "ui/choice.h"
#include "ui/layout.h"
#include "ui/number_field.h"

namespace {

constexpr std::string_view kPolicies[] = {"Nobody above them", "Some more, free", "Any more, each charged"};
constexpr std::string_view kLevels[] = {"Not included", "Read", "Write", "Admin"};

void keep_only_what_counts(PlanVersion& v) {
  if (v.unlimited_seats) v.seat_policy = SeatPolicy::hard;
  if (v.seat_policy != SeatPolicy::extra) v.extra_seats = 0;
  if (v.seat_policy != SeatPolicy::overage) v.overage_amount.clear();
}

bool draw_module(PlanVersion& v, const Json& row) {
  const std::string code(row.text("code"));
  int level = 0;
  std::size_t at = v.modules.size();
  for (std::size_t i = 0; i < v.modules.size(); ++i)
    if (v.modules[i].module_id == code) at = i, level = static_cast<int>(v.modules[i].access_level) + 1;
  ui::push_id(code);
  const ui::Item room = ui::plain({std::fmin(ui::available(), theme::grid(36)), theme::sizes().control});
  paint::text_in(room.rect, ui::Face::strong, theme::colors().text, row.text("name"));
  mirror::open(ui::id_of("levels"), room.rect, {.role = ui::Role::group, .name = row.text("name")});
  if (!theme::narrow()) ui::beside(2);
  const bool changed = choosing::choose_chip_index(level, kLevels);
  mirror::close();
  ui::plain({0, 0});
  ImGui::PopID();
  if (!changed) return false;
  if (level == 0 && at < v.modules.size()) v.modules.erase(v.modules.begin() + static_cast<std::ptrdiff_t>(at));
  else if (at < v.modules.size()) v.modules[at].access_level = static_cast<AccessLevel>(level - 1);
  else if (level > 0) v.modules.push_back({code, static_cast<AccessLevel>(level - 1)});
  return true;
}

}  // namespace

bool draw_plan_modules(PlanVersion& v, records::RecordList& modules, const std::vector<Fault>& faults) {
  bool changed = false;
  ui::begin_card("Modules");
  ui::muted("The highest level that people of the hotel can be given.");
  ui::gap(2);
  if (modules.loading()) ui::muted("Reading the modules\u2026");
  for (const Json& row : modules.rows()) changed = draw_module(v, row) || changed;
  if (const auto fault = fault_at(faults, "modules"); !fault.empty())
    ui::toned(fault, ui::Tone::danger, ui::Face::small);
  ui::end_card();
  return changed;
}

bool draw_plan_seats(PlanVersion& v, const std::vector<Fault>& faults) {
  bool changed = false;
  ui::begin_card("Seats");
  ui::gap(2);
  changed = ui::toggle("Unlimited seats", v.unlimited_seats, {.help = "Nobody is counted; every price is flat."});
  if (!v.unlimited_seats) {
    ui::gap(3);
    ui::Columns columns(45, 3);
    changed = choose("Above the seats bought", v.seat_policy, kPolicies, fault_at(faults, "seatPolicy")) || changed;
    columns.next();
    changed = ui::number_field("Seats covered by the flat price", v.included_seats,
                               {.fault = fault_at(faults, "includedSeats"), .width = ui::available()})
                  .changed ||
              changed;
    columns.next();
    if (v.seat_policy == SeatPolicy::extra)
      changed = ui::number_field("Extra seats, free", v.extra_seats,
                                 {.fault = fault_at(faults, "extraSeats"), .width = ui::available()})
                    .changed ||
                changed;
    if (v.seat_policy == SeatPolicy::overage)
      changed = ui::text_field("For each seat above", v.overage_amount,
                               {.fault = fault_at(faults, "overageAmount"),
                                .unit = v.currency,
                                .flags = mirror::kNumeric | mirror::kRight,
                                .width = ui::available(),
                                .most = 24})
                    .changed ||
                changed;
  }
  ui::gap(3);
  changed =
      ui::number_field("Days of grace", v.grace_days,
                       {.help = "From the end of a term until everything is read-only.", .width = theme::grid(50)})
          .changed ||
      changed;
  ui::end_card();
  if (changed) keep_only_what_counts(v);
  return changed;
}
