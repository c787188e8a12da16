#include "screens/attention.h"

#include <algorithm>

#include "access/assignment.h"
#include "access/fullest_hotels.h"
#include "commercial/subscription.h"
#include "fonts/icons.h"
#include "records/deed.h"
#include "records/list_place.h"
#include "records/problem_view.h"
#include "records/scope.h"
#include "records/session.h"
#include "records/visit.h"
#include "records/words.h"
#include "ui/layout.h"
#include "ui/marks.h"
#include "ui/states.h"

namespace {

constexpr std::size_t kMetersShown = 6;
constexpr std::int32_t kSoonDays = 30;

records::RecordList& subscriptions() {
  static records::RecordList list(kSubscriptions, 200);
  list.ask({.sort = "endsOn", .scope = records::scope_text()});
  list.poll();
  return list;
}

bool runs(const Json& subscription) {
  const std::string_view status = subscription.text("status");
  return status == "active" || status == "cancelled_at_period_end";
}

struct Fullest {  // asked of the server, which alone counts seats
  records::Deed deed;
  std::string scope;
  bool asked = false;
  Json last;  // stands while it is asked again
};

Fullest& fullest() {
  static Fullest seats;
  return seats;
}

const Fullest& fullest_hotels() {
  Fullest& seats = fullest();
  const records::Scope scope = records::scope();
  if (!seats.asked || seats.scope != scope.text()) {
    seats.asked = true;
    if (seats.scope != scope.text()) seats.last = Json();
    seats.scope = scope.text();
    Json input = Json::Object{{"limit", static_cast<std::int64_t>(kMetersShown)}};
    for (const Field& field : kFullestHotelsInput.fields)
      if (scope.entity && field.target == scope.entity) input.set(field.wire, scope.id);
    seats.deed.begin(kFullestHotels);
    seats.deed.apply(input);
  }
  if (seats.deed.poll() && seats.deed.state() == records::DeedState::done) seats.last = seats.deed.result();
  return seats;
}

void draw_hotel(const Json& hotel) {
  const std::int64_t used = hotel.integer("used"), bought = hotel.integer("bought");
  const Json* unlimited = hotel.find("unlimited");
  const bool open = unlimited && unlimited->if_bool() && *unlimited->if_bool() && bought == 0;
  const std::string people = records::count_of(used, "person", "people");
  if (open) ui::text(std::string(hotel.text("businessUnitName")) + ": " + people + ", seats are not limited");
  else
    ui::meter(hotel.text("businessUnitName"), static_cast<double>(used), static_cast<double>(bought),
              people + " of " + records::count_of(bought, "seat", "seats"));
  ui::gap(2);
}

Date today() { return date_of(records::session().now()); }

struct Worry {
  std::string words;  // empty: none
  ui::Tone tone = ui::Tone::neutral;
  const Json* subscription = nullptr;
};

Worry worry_of(const Json& row) {
  if (row.text("status") == "draft") return {"Not started", ui::Tone::information, &row};
  const auto ends = parse_date(row.text("endsOn"));
  if (!ends || !runs(row)) return {};
  const std::string day = records::format_day_of(row.text("endsOn"));
  if (ends->days < today().days) return {"Over since " + day, ui::Tone::danger, &row};
  if (ends->days - today().days <= kSoonDays) return {"Ends " + day, ui::Tone::warning, &row};
  return {};
}

// The links of all stand in one column where there is room for it.
void draw_worry(const Worry& worry, float widest) {
  const Json& row = *worry.subscription;
  const std::string link = std::string(row.text("businessUnitName")) + ", " + std::string(row.text("number"));
  ui::status(worry.words, worry.tone);
  ui::flow(paint::text_width(ui::Face::body, link), 3 + (widest - ui::status_width(worry.words)) / theme::grid(1));
  records::place_link(link, records::screen_path(kSubscriptions, row.text("id")));
  ui::gap(2);
}

}  // namespace

void draw_seats() {
  ui::begin_card("Seats");
  ui::gap(1);
  const Fullest& seats = fullest_hotels();
  if (seats.deed.state() == records::DeedState::refused) {
    records::draw_problem(seats.deed.problem());
  } else if (seats.last.is_null()) {
    ui::muted("Loading\u2026");
  } else {
    const Json::Array& hotels = seats.last.items("items");
    for (const Json& hotel : hotels) draw_hotel(hotel);
    if (hotels.empty()) {
      ui::muted("No hotel has a running subscription yet.");
      if (records::session().anywhere("subscriptions.create"))
        records::place_link("Create a subscription", records::screen_path(kSubscriptions, "new"));
    }
    if (seats.last.integer("total") > static_cast<std::int64_t>(hotels.size()))
      records::place_link("Open all subscriptions", records::screen_path(kSubscriptions));
  }
  ui::end_card();
}

void draw_attention() {
  ui::begin_card("Needs attention");
  ui::gap(1);
  std::vector<Worry> worries;
  float widest = 0;
  for (const Json& row : subscriptions().rows()) {
    Worry worry = worry_of(row);
    if (worry.words.empty()) continue;
    widest = std::max(widest, ui::status_width(worry.words));
    worries.push_back(std::move(worry));
    if (worries.size() == kMetersShown) break;
  }
  for (const Worry& worry : worries) draw_worry(worry, widest);
  if (worries.empty()) ui::muted(subscriptions().complete() ? "No licence ends within 30 days." : "Loading\u2026");
  ui::end_card();
}

void attention_changed(const Entity& entity) {
  if (&entity == &kSubscriptions) subscriptions().refresh();
  if (&entity == &kSubscriptions || &entity == &kAssignments || &entity == &kUsers) fullest().asked = false;
}
