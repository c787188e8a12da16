#include <algorithm>

#include "commercial/plan_version.h"
#include "core/money.h"
#include "records/record_details.h"
#include "records/words.h"
#include "screens/record_views.h"
#include "ui/field.h"
#include "ui/layout.h"
#include "ui/marks.h"
#include "ui/number_field.h"

namespace {

std::int64_t seats = 10;

std::string tier_words(const Json& tier, std::string_view currency) {
  const Json* up_to = tier.find("upTo");
  std::string out = up_to && up_to->if_int() ? "up to " + std::to_string(*up_to->if_int()) + " seats: " : std::string();
  const std::string_view unit = tier.text("unitAmount"), flat = tier.text("flatAmount");
  if (!unit.empty()) out += std::string(currency) + " " + records::format_rate(unit, currency) + " a seat";
  if (!flat.empty())
    out += (unit.empty() ? "" : " and ") + std::string(currency) + " " + records::format_rate(flat, currency) + " once";
  return out;
}

void draw_price(const Json& price, std::string_view currency) {
  ui::text(price.text("description").empty() ? "Price" : price.text("description"), ui::Face::strong);
  ui::badge(records::words_of(price.text("model")));
  ui::gap(1);
  for (const Json& tier : price.items("tiers")) ui::text(tier_words(tier, currency));
  ui::gap(2);
}

// The same function that prices invoices, with the number of seats typed here.
void draw_example(const Json& row) {
  ui::begin_card("What so many seats cost");
  ui::gap(1);
  ui::number_field("Seats to price", seats, {.width = theme::grid(30)});
  ui::gap(2);
  Row version(kPlanVersions);
  for (const Field& f : kPlanVersions.fields)
    if (const Json* value = row.find(f.wire)) f.write(version.data(), *value);
  const auto parts = price_parts(version.as<PlanVersion>(), std::max<std::int64_t>(seats, 0));
  if (!parts) {
    ui::toned(parts.error().message, ui::Tone::danger);
  } else {
    const std::string_view currency = row.text("currency");
    for (const PricedPart& part : *parts)
      ui::text(part.description + ": " + std::to_string(part.quantity) + " \u00D7 " +
               records::format_rate(part.unit_amount, currency) + " = " + format_money(part.amount, currency));
    if (const auto total = total_of(*parts)) ui::text("Together " + format_money(*total, currency), ui::Face::strong);
  }
  ui::end_card();
}

}  // namespace

void draw_price_list(const Json& row, const records::SidePlace& place) {
  records::draw_record_actions(kPlanVersions, row, place);
  ui::gap(3);
  ui::status(records::words_of(row.text("state")), records::tone_of(row.text("state")));
  ui::gap(2);
  ui::heading(3, "Prices, " + records::lower_first(records::words_of(row.text("period"))));
  ui::gap(1);
  for (const Json& price : row.items("prices")) draw_price(price, row.text("currency"));
  ui::heading(3, "Modules");
  ui::gap(1);
  for (const Json& module : row.items("modules"))
    ui::text(records::words_of(module.text("moduleId")) + ", " +
             records::lower_first(records::words_of(module.text("accessLevel"))));
  ui::gap(3);
  draw_example(row);
}
