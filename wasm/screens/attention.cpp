#include "screens/attention.h"

#include <algorithm>
#include <set>

#include "access/assignment.h"
#include "commercial/subscription.h"
#include "fonts/icons.h"
#include "records/list_place.h"
#include "records/scope.h"
#include "records/session.h"
#include "records/visit.h"
#include "records/words.h"
#include "ui/layout.h"
#include "ui/marks.h"
#include "ui/states.h"

namespace {

constexpr std::size_t kMostAssignments = 5000;
constexpr std::size_t kMetersShown = 6;
constexpr std::int32_t kSoonDays = 30;

records::RecordList& subscriptions() {
  static records::RecordList list(kSubscriptions, 200);
  list.ask({.sort = "endsOn", .scope = records::scope_text()});
  list.poll();
  return list;
}

records::RecordList& assignments() {
  static records::RecordList list(kAssignments, 200);
  list.ask({.fields = "userId,businessUnitId", .scope = records::scope_text()});
  list.poll();
  if (list.rows().size() < kMostAssignments) list.want(static_cast<int>(kMostAssignments));
  return list;
}

struct HotelSeats {
  std::string hotel, name;
  std::int64_t bought = 0;
  std::set<std::string, std::less<>> people = {};
};

bool runs(const Json& subscription) {
  const std::string_view status = subscription.text("status");
  return status == "active" || status == "cancelled_at_period_end";
}

std::vector<HotelSeats> seats_by_hotel() {
  std::vector<HotelSeats> out;
  for (const Json& row : subscriptions().rows()) {
    if (!runs(row)) continue;
    const auto at = std::find_if(out.begin(), out.end(),
                                 [&](const HotelSeats& h) { return h.hotel == row.text("businessUnitId"); });
    HotelSeats& hotel = at != out.end() ? *at
                                        : out.emplace_back(HotelSeats{std::string(row.text("businessUnitId")),
                                                                      std::string(row.text("businessUnitName"))});
    hotel.bought += row.integer("seats");
  }
  for (const Json& row : assignments().rows())
    for (HotelSeats& hotel : out)
      if (hotel.hotel == row.text("businessUnitId")) hotel.people.emplace(row.text("userId"));
  std::sort(out.begin(), out.end(), [](const HotelSeats& a, const HotelSeats& b) {
    return static_cast<std::int64_t>(a.people.size()) * b.bought >
           static_cast<std::int64_t>(b.people.size()) * a.bought;
  });
  return out;
}

Date today() { return date_of(records::session().now()); }

}  // namespace

void draw_seats() {
  ui::begin_card("Seats");
  ui::gap(1);
  const std::vector<HotelSeats> hotels = seats_by_hotel();
  if (hotels.empty()) {
    ui::muted(subscriptions().complete() ? "No hotel has a running subscription yet." : "Loading\u2026");
    if (records::session().anywhere("subscriptions.create"))
      records::place_link("Create a subscription", records::screen_path(kSubscriptions, "new"));
  }
  for (std::size_t i = 0; i < hotels.size() && i < kMetersShown; ++i) {
    const HotelSeats& h = hotels[i];
    const std::string words = records::count_of(static_cast<std::int64_t>(h.people.size()), "person", "people") +
                              " of " + records::count_of(h.bought, "seat", "seats");
    ui::meter(h.name, static_cast<double>(h.people.size()), static_cast<double>(h.bought), words);
    ui::gap(2);
  }
  if (hotels.size() > kMetersShown) records::place_link("Open all subscriptions", records::screen_path(kSubscriptions));
  ui::end_card();
}

void draw_attention() {
  ui::begin_card("Needs attention");
  ui::gap(1);
  int shown = 0;
  for (const Json& row : subscriptions().rows()) {
    const auto ends = parse_date(row.text("endsOn"));
    if (row.text("status") == "draft") {
      ui::status("Not started", ui::Tone::information);
    } else if (ends && runs(row) && ends->days < today().days) {
      ui::status("Over since " + records::format_day_of(row.text("endsOn")), ui::Tone::danger);
    } else if (ends && runs(row) && ends->days - today().days <= kSoonDays) {
      ui::status("Ends " + records::format_day_of(row.text("endsOn")), ui::Tone::warning);
    } else {
      continue;
    }
    records::place_link(std::string(row.text("businessUnitName")) + ", subscription " + std::string(row.text("number")),
                        records::screen_path(kSubscriptions, row.text("id")));
    ui::gap(2);
    if (++shown == static_cast<int>(kMetersShown)) break;
  }
  if (shown == 0) ui::muted(subscriptions().complete() ? "No licence ends within 30 days." : "Loading\u2026");
  ui::end_card();
}

void attention_changed(const Entity& entity) {
  if (&entity == &kSubscriptions) subscriptions().refresh();
  if (&entity == &kAssignments) assignments().refresh();
}
