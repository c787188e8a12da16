#include "screens/invoice_lines.h"

#include <algorithm>
#include <map>
#include <memory>

#include "access/assignment.h"
#include "commercial/subscription.h"
#include "core/money.h"
#include "finance/pricing.h"
#include "records/record_list.h"
#include "records/session.h"
#include "records/visit.h"
#include "records/words.h"
#include "screens/ledger.h"
#include "ui/layout.h"
#include "ui/number_field.h"

namespace {

constexpr LedgerColumn kColumns[] = {
    {.label = "Description"},
    {.label = "Quantity", .steps = 20, .align = ui::Align::right, .narrow = false},
    {.label = "Each", .steps = 26, .align = ui::Align::right, .narrow = false},
    {.label = "Days", .steps = 20, .align = ui::Align::right, .narrow = false},
    {.label = "Amount", .steps = 30, .align = ui::Align::right},
};
constexpr LedgerColumn kTerms[] = {
    {.label = "Charged days"},
    {.label = "Seats", .steps = 20, .align = ui::Align::right},
};
constexpr LedgerColumn kTotals[] = {{}, {.steps = 40, .align = ui::Align::right}};
constexpr std::size_t kPeopleShown = 40;

std::string days_text(const Json& line) {
  return std::to_string(line.integer("days")) + " of " + std::to_string(line.integer("periodDays"));
}

std::string span_text(std::string_view from, std::string_view until) {
  return records::format_day_of(from) + " to " + records::format_day_of(until);
}

// The seats of one contract day by day, as they went into the price.
void draw_terms(const Json& input, std::string_view subscription) {
  for (const Json& contract : input.items("contracts")) {
    if (contract.text("subscription") != subscription) continue;
    const std::int64_t included = contract.integer("includedSeats");
    if (included > 0) ui::muted(records::count_of(included, "seat is", "seats are") + " covered by the flat price.");
    Ledger terms("Seat terms", kTerms);
    for (const Json& segment : contract.items("segments")) {
      const auto until = parse_date(segment.text("until"));
      const std::string last = until ? format_date(add_days(*until, -1)) : std::string();
      const std::string cells[] = {span_text(segment.text("from"), last), std::to_string(segment.integer("seats"))};
      terms.row(cells);
    }
  }
}

// The assignments that a line names, asked for together.
records::RecordList& people_of(const std::string& ids) {
  static std::map<std::string, std::unique_ptr<records::RecordList>, std::less<>> known;
  auto& people = known[ids];
  if (!people) people = std::make_unique<records::RecordList>(kAssignments, 200);
  people->ask({.filter = "id:in:" + ids});
  people->poll();
  return *people;
}

void draw_people(const Json& line) {
  std::string ids;
  std::size_t count = 0;
  for (const Json& source : line.items("sourceRefs"))
    if (source.text("type") == kAssignments.name && ++count <= kPeopleShown)
      ids.append(ids.empty() ? "" : ",").append(source.text("id"));
  if (ids.empty()) return;
  ui::gap(1);
  ui::muted("People above the seats, those who came last:", ui::Face::small);
  for (const Json& row : people_of(ids).rows()) {
    const std::string name =
        std::string(row.text("userName")) + ", " + records::lower_first(records::words_of(row.text("role")));
    ui::push_id(row.text("id"));
    records::place_link(name, records::screen_path(kAssignments, row.text("id")));
    ImGui::PopID();
  }
  if (count > kPeopleShown) ui::muted("and " + std::to_string(count - kPeopleShown) + " more");
}

void draw_cause(const Json& line, const Json& input, const Json& invoice) {
  if (theme::narrow()) ui::text(line.text("description"));
  ui::muted("Charged for " + span_text(line.text("from"), line.text("until")) + ": " +
            std::to_string(line.integer("quantity")) + " \u00D7 " +
            records::format_rate(line.text("unitAmount"), invoice.text("currency")) + " \u00D7 " + days_text(line) +
            " days, rounded once.");
  ui::gap(1);
  for (const Json& source : line.items("sourceRefs")) {
    if (source.text("type") != kSubscriptions.name) continue;
    std::string number;
    for (const Json& contract : input.items("contracts"))
      if (contract.text("subscription") == source.text("id")) number = contract.text("number");
    records::place_link("Subscription " + number, records::screen_path(kSubscriptions, source.text("id")));
    if (line.text("kind") == "seats") draw_terms(input, source.text("id"));
  }
  draw_people(line);
  if (line.text("kind") != "flat")
    records::place_link("People counted at this hotel",
                        records::screen_path(kAssignments) +
                            "?filter=businessUnitId:eq:" + std::string(invoice.text("businessUnitId")));
}

void draw_totals(const Json& invoice) {
  const std::string_view currency = invoice.text("currency");
  const float width = std::min(ui::available(), theme::grid(75));
  ui::push_to_right(width);
  ImGui::BeginGroup();
  {
    Ledger totals("Totals", kTotals);
    const std::string subtotal[] = {"Subtotal", format_money({invoice.integer("subtotal")}, currency)};
    const std::string total[] = {"Total", format_money({invoice.integer("total")}, currency)};
    const std::string due[] = {"Due", format_money({invoice.integer("due")}, currency)};
    totals.row(subtotal);
    totals.row(total);
    totals.row(due, ui::Face::section);
  }
  ImGui::EndGroup();
}

}  // namespace

void draw_invoice_lines(const Json& invoice) {
  const std::string_view currency = invoice.text("currency");
  const auto parsed = parse_json(invoice.text("input"), {.bytes = 16u << 20});
  const Json input = parsed ? *parsed : Json::object();
  {
    Ledger lines("Lines", kColumns);
    std::int64_t at = 0;
    for (const Json& line : invoice.items("lines")) {
      const std::string cells[] = {std::string(line.text("description")), std::to_string(line.integer("quantity")),
                                   records::format_rate(line.text("unitAmount"), currency), days_text(line),
                                   ui::format_number(line.integer("amount"), currency_exponent(currency).value_or(2))};
      const bool open = lines.opening_row(std::to_string(at++), cells);
      if (open) draw_cause(line, input, invoice);
      lines.close_row(open);
    }
  }
  ui::gap(3);
  draw_totals(invoice);
}
