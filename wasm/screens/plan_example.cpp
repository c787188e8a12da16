#include "screens/plan_example.h"

#include <algorithm>

#include "fonts/icons.h"
#include "records/words.h"
#include "screens/ledger.h"
#include "ui/button.h"
#include "ui/chart.h"
#include "ui/layout.h"
#include "ui/number_field.h"

namespace {

constexpr LedgerColumn kColumns[] = {{}, {.steps = 30, .align = ui::Align::right}};
constexpr std::size_t kPoints = 21;

Result<Money> price_of(const PlanVersion& version, std::int64_t seats) {
  const auto parts = price_parts(version, seats);
  return parts ? total_of(*parts) : Result<Money>(parts.error());
}

std::string explain(const Error& error) {
  return error.faults.empty() ? error.message : error.faults[0].field + " " + error.faults[0].message;
}

void draw_lines(const PlanVersion& version, const std::vector<PricedPart>& parts) {
  Ledger lines("Lines of the example", kColumns);
  for (const PricedPart& part : parts) {
    std::string words = part.description.empty() ? "Price" : part.description;
    if (part.kind != LineKind::flat)
      words +=
          ", " + std::to_string(part.quantity) + " \u00D7 " + records::format_rate(part.unit_amount, version.currency);
    const std::string cells[] = {std::move(words),
                                 ui::format_number(part.amount.minor, currency_exponent(version.currency).value_or(2))};
    lines.row(cells);
  }
  if (const auto total = total_of(parts)) {
    const std::string cells[] = {version.period == BillingInterval::monthly ? "A month" : "A year",
                                 format_money(*total, version.currency)};
    lines.row(cells, ui::Face::strong);
  }
}

}  // namespace

void PlanExample::draw_picture(const PlanVersion& version) {
  const std::int64_t most = std::max<std::int64_t>(20, seats_ * 2);
  double totals[kPoints] = {};
  std::string words[kPoints];
  std::string_view labels[kPoints];
  double scale = 1;
  for (int i = currency_exponent(version.currency).value_or(2); i > 0; --i) scale *= 10;
  for (std::size_t i = 0; i < kPoints; ++i) {
    const std::int64_t seats = most * static_cast<std::int64_t>(i) / static_cast<std::int64_t>(kPoints - 1);
    const auto total = price_of(version, seats);
    if (!total) return;
    totals[i] = static_cast<double>(total->minor) / scale;
    words[i] = std::to_string(seats);
    labels[i] = words[i];
  }
  const ui::Series series[] = {{.name = "Price", .values = totals}};
  ui::muted("Price by number of seats", ui::Face::small);
  ui::line_chart({.name = "Price by number of seats",
                  .in_words = "From " + ui::format_number(static_cast<std::int64_t>(totals[0]), 0) +
                              " for no seat to " +
                              ui::format_number(static_cast<std::int64_t>(totals[kPoints - 1]), 0) + " for " +
                              words[kPoints - 1] + " seats",
                  .labels = labels,
                  .series = series,
                  .unit = version.currency,
                  .height_steps = 36});
}

void PlanExample::draw(const PlanVersion& version) {
  ui::begin_card("What it costs");
  ui::gap(2);
  ui::number_field("Seats", seats_, {.width = theme::grid(36)});
  seats_ = std::clamp<std::int64_t>(seats_, 0, 1'000'000);
  ui::gap(3);
  const auto parts = price_parts(version, seats_);
  if (!parts) {
    ui::muted("Not yet: " + explain(parts.error()));
  } else {
    draw_lines(version, *parts);
    ui::gap(3);
    draw_picture(version);
  }
  ui::end_card();
}

bool draw_plan_examples(PlanVersion& version, std::int64_t seats, const std::vector<Fault>& faults) {
  bool changed = false;
  std::size_t removed = version.examples.size();
  ui::begin_card("Examples");
  ui::muted("What so many seats must cost. Every example holds before the version can be published.");
  ui::gap(2);
  for (std::size_t i = 0; i < version.examples.size(); ++i) {
    PriceExample& example = version.examples[i];
    const std::string name = std::to_string(example.seats) + " seats cost";
    const std::string_view fault = fault_at(faults, "examples[" + std::to_string(i) + "].expected");
    ui::push_id("example " + std::to_string(i));
    const float room = ui::available() - theme::sizes().control - theme::grid(2);
    changed = ui::text_field(name, example.expected,
                             {.fault = fault,
                              .unit = version.currency,
                              .flags = mirror::kNumeric | mirror::kRight,
                              .width = room,
                              .most = 24})
                  .changed ||
              changed;
    ui::beside(2);
    if (ui::icon_button(icon::kClose, "Remove the example of " + std::to_string(example.seats) + " seats")) removed = i;
    ImGui::PopID();
  }
  if (removed < version.examples.size()) {
    version.examples.erase(version.examples.begin() + static_cast<std::ptrdiff_t>(removed));
    changed = true;
  }
  const auto total = price_of(version, seats);
  const std::string label = "Keep " + records::count_of(seats, "seat", "seats") + " as an example";
  const std::string why = total ? std::string() : "The prices cannot be computed yet.";
  if (ui::button(label, {.icon = icon::kAdd, .disabled_because = why, .small = true})) {
    version.examples.push_back({seats, format_amount(*total, version.currency)});
    changed = true;
  }
  ui::end_card();
  return changed;
}
