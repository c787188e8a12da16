#include "access/seats.h"

#include <catch_amalgamated.hpp>
#include <random>

#include "support/shop.h"

namespace {

using Random = std::mt19937;
constexpr std::int64_t kDay = 86'400'000;

// A customer of three clusters and seven hotels, and people who come and go.
class Resort {
 public:
  Resort() {
    hotels.push_back(shop.hotel);
    for (int n = 2; n <= 7; ++n)
      hotels.push_back(shop.add_hotel("TH-000" + std::to_string(n), "Hotel " + std::to_string(n)));
    clusters.push_back(shop.cluster);
    for (const char* code : {"CL-0002", "CL-0003"})
      clusters.push_back({id_of(
          "clusters.create", {{"organisationId", to_text(shop.organisation.value)}, {"code", code}, {"name", code}})});
    version = publish("hard", Json::Object{});
    for (int n = 0; n < 12; ++n)
      people.push_back({id_of(
          "users.create", {{"name", "P" + std::to_string(n)}, {"email", "p" + std::to_string(n) + "@example.com"}})});
  }

  Uuid id_of(std::string_view action, Json::Object input) {
    const auto made = shop.perform(action, std::move(input));
    INFO((made ? "" : made.error().message));
    REQUIRE(made);
    return *parse_uuid(made->text("id"));
  }

  std::string publish(const char* code, Json more) {
    Json plan = parsed(R"({"currency":"THB","period":"monthly","modules":[{"moduleId":"inventory"}],
      "prices":[{"description":"Seats","model":"per_seat","tiers":[{"unitAmount":"10"}]}],
      "examples":[{"seats":3,"expected":"30"}]})");
    for (const auto& [key, value] : *more.if_object()) plan.set(key, value);
    const auto made = shop.publish(code, std::move(plan));
    INFO((made ? "" : made.error().message));
    REQUIRE(made);
    return *made;
  }

  Uuid assign(const Id<User>& person, const Id<BusinessUnit>& hotel) {
    return id_of("assignments.create",
                 {{"userId", to_text(person.value)}, {"businessUnitId", to_text(hotel.value)}, {"role", "staff"}});
  }
  Uuid sell(const Id<BusinessUnit>& hotel, std::int64_t seats) {
    shop.hotel = hotel;
    const auto sold = shop.sell(version, seats, Json::Object{{"startsOn", "2026-11-01"}, {"autoRenew", true}});
    INFO((sold ? "" : sold.error().message));
    REQUIRE(sold);
    return *parse_uuid(*sold);
  }
  SeatUse use(const Id<BusinessUnit>& hotel) {
    MemoryWorkspace w = shop.open();
    return *seat_use(w, hotel);
  }
  std::string refusal(std::string_view action, Json input) {
    const auto done = shop.perform(action, std::move(input));
    return done ? "done" : done.error().reason;
  }

  Shop shop;
  std::vector<Id<Cluster>> clusters;
  std::vector<Id<BusinessUnit>> hotels;
  std::vector<Id<User>> people;
  std::string version;
};

// The rule once more, as plainly as it can be said: for each cluster and person, the first of the assignments that are
// valid at that moment.
std::map<Uuid, std::set<Uuid>> oracle(Resort& r, Timestamp at) {
  std::map<Uuid, std::set<Uuid>> seats;
  const auto& tables = r.shop.store.tables;
  const auto rows = [&](const char* table) -> const MemoryStore::Table& {
    static const MemoryStore::Table kNone;
    const auto found = tables.find(table);
    return found == tables.end() ? kNone : found->second;
  };
  for (const auto& [cluster, c] : rows("clusters"))
    for (const auto& [person, row] : rows("users")) {
      const User& user = row.as<User>();
      if (user.archived_at || user.status == UserStatus::inactive) continue;
      const Assignment* first = nullptr;
      for (const auto& [id, line] : rows("assignments")) {
        const Assignment& a = line.as<Assignment>();
        if (a.archived_at || a.user_id.value != person) continue;
        const BusinessUnit& hotel = rows("business_units").at(a.business_unit_id.value).as<BusinessUnit>();
        if (hotel.archived_at || hotel.cluster_id.value != cluster) continue;
        if ((a.starts_at && a.starts_at->ms > at.ms) || (a.ends_at && a.ends_at->ms <= at.ms)) continue;
        if (!first || a.assigned_at.ms < first->assigned_at.ms ||
            (a.assigned_at.ms == first->assigned_at.ms && a.id < first->id))
          first = &a;
      }
      if (first) seats[first->business_unit_id.value].insert(person);
    }
  return seats;
}

std::map<Uuid, std::int64_t> limits(Resort& r) {
  std::map<Uuid, std::int64_t> most;
  for (const auto& hotel : r.hotels)
    if (const SeatUse use = r.use(hotel); use.licensed && !use.unlimited) most[hotel.value] = use.bought;
  return most;
}

template <class T>
const T& pick(Random& random, const std::vector<T>& from) {
  return from[random() % from.size()];
}

struct Move {
  std::string action;
  Json input;
  bool takes;  // may only take seats away, or let them pass
};

std::vector<std::pair<Uuid, Assignment>> assignments_in(Resort& r) {
  std::vector<std::pair<Uuid, Assignment>> out;
  const auto at = r.shop.store.tables.find("assignments");
  if (at == r.shop.store.tables.end()) return out;
  for (const auto& [id, row] : at->second) out.emplace_back(id, row.as<Assignment>());
  return out;
}

Json later(Resort& r, Random& random) {
  if (random() % 2) return Json();
  return format_timestamp({r.shop.now.ms + static_cast<std::int64_t>(random() % 8) * kDay - 2 * kDay + 1});
}

Move random_move(Resort& r, Random& random, const std::vector<Uuid>& contracts) {
  const auto assignments = assignments_in(r);
  const Uuid person = pick(random, r.people).value, hotel = pick(random, r.hotels).value;
  const std::size_t kind = random() % 15;
  if (kind < 4 || assignments.empty()) {
    Json input = Json::Object{{"userId", to_text(person)}, {"businessUnitId", to_text(hotel)}, {"role", "staff"}};
    if (kind == 0) input.set("startsAt", later(r, random)).set("endsAt", later(r, random));
    return {"assignments.create", input, false};
  }
  const std::string assignment = to_text(pick(random, assignments).first);
  switch (kind) {
    case 4: return {"assignments.archive", Json::Object{{"id", assignment}}, true};
    case 5: return {"assignments.restore", Json::Object{{"id", assignment}}, false};
    case 6:
      return {"assignments.change",
              Json::Object{{"id", assignment}, {"endsAt", later(r, random)}, {"startsAt", later(r, random)}}, true};
    case 7: return {"users.deactivate", Json::Object{{"userId", to_text(person)}, {"reason", "left"}}, true};
    case 8: return {"users.reactivate", Json::Object{{"userId", to_text(person)}}, false};
    case 9:
      return {"users.change", Json::Object{{"id", to_text(person)}, {"status", random() % 2 ? "active" : "inactive"}},
              false};
    case 10:
      return {"business_units.move",
              Json::Object{{"businessUnitId", to_text(hotel)}, {"clusterId", to_text(pick(random, r.clusters).value)}},
              false};
    default:
      return {"subscriptions.change_seats",
              Json::Object{{"subscriptionId", to_text(pick(random, contracts))},
                           {"seats", static_cast<std::int64_t>(random() % 5)}},
              false};
  }
}

}  // namespace

TEST_CASE("a person takes one seat in a cluster, at the hotel where they came first") {
  Resort r;
  const Uuid first = r.assign(r.people[0], r.hotels[0]);
  r.shop.now.ms += kDay;
  r.assign(r.people[0], r.hotels[1]);
  CHECK(r.use(r.hotels[0]).used() == 1);
  CHECK(r.use(r.hotels[1]).used() == 0);
  REQUIRE(r.shop.perform("assignments.archive", Json::Object{{"id", to_text(first)}}));
  CHECK(r.use(r.hotels[0]).used() == 0);
  CHECK(r.use(r.hotels[1]).used() == 1);
  CHECK(r.refusal("business_units.move", Json::Object{{"businessUnitId", to_text(r.hotels[2].value)},
                                                      {"clusterId", to_text(r.clusters[1].value)}}) == "done");
  r.assign(r.people[0], r.hotels[2]);  // another cluster, another seat
  CHECK(r.use(r.hotels[2]).used() == 1);
}

TEST_CASE("nobody takes a seat that is not there, on whichever path") {
  Resort r;
  const Id<BusinessUnit> full = r.hotels[1];
  r.assign(r.people[0], full);
  const Uuid contract = r.sell(full, 1);
  const auto assigning = [&](std::size_t person) {
    return Json::Object{
        {"userId", to_text(r.people[person].value)}, {"businessUnitId", to_text(full.value)}, {"role", "staff"}};
  };
  CHECK(r.refusal("assignments.create", assigning(1)) == "NO_SEAT");
  const Uuid elsewhere = r.assign(r.people[1], r.hotels[2]);
  CHECK(r.refusal("assignments.create", assigning(1)) == "done");  // no further seat

  SECTION("by a start to come") {
    Json input = assigning(2);
    input.set("startsAt", format_timestamp({r.shop.now.ms + kDay}));
    CHECK(r.refusal("assignments.create", input) == "NO_SEAT");
  }
  SECTION("by coming back") {
    CHECK(r.refusal("users.deactivate", Json::Object{{"userId", to_text(r.people[0].value)}, {"reason", "left"}}) ==
          "done");
    CHECK(r.refusal("assignments.create", assigning(3)) == "done");
    const std::string person = to_text(r.people[0].value);
    CHECK(r.refusal("users.reactivate", Json::Object{{"userId", person}}) == "NO_SEAT");
    CHECK(r.refusal("users.change", Json::Object{{"id", person}, {"status", "active"}}) == "NO_SEAT");
  }
  SECTION("by a restored assignment, or one that is valid again") {
    const auto held = assignments_in(r).front().first;
    CHECK(r.refusal("assignments.change",
                    Json::Object{{"id", to_text(held)}, {"endsAt", format_timestamp({r.shop.now.ms - 1})}}) == "done");
    CHECK(r.refusal("assignments.create", assigning(3)) == "done");
    CHECK(r.refusal("assignments.change", Json::Object{{"id", to_text(held)}, {"endsAt", Json()}}) == "NO_SEAT");
    const auto taken = assignments_in(r).back().first;
    CHECK(r.refusal("assignments.archive", Json::Object{{"id", to_text(taken)}}) == "done");
    CHECK(r.refusal("assignments.create", assigning(4)) == "done");
    CHECK(r.refusal("assignments.restore", Json::Object{{"id", to_text(taken)}}) == "NO_SEAT");
  }
  SECTION("by a hotel that moves away from where its people hold their seats") {
    CHECK(r.refusal("business_units.move", Json::Object{{"businessUnitId", to_text(full.value)},
                                                        {"clusterId", to_text(r.clusters[1].value)}}) == "NO_SEAT");
    CHECK(r.refusal("business_units.move", Json::Object{{"businessUnitId", to_text(r.hotels[2].value)},
                                                        {"clusterId", to_text(r.clusters[1].value)}}) == "NO_SEAT");
  }
  SECTION("and taking away is never refused") {
    CHECK(r.refusal("assignments.archive", Json::Object{{"id", to_text(elsewhere)}}) == "done");
    CHECK(r.use(full).used() == 2);  // of 1: it passed
    CHECK(r.refusal("assignments.create", assigning(4)) == "NO_SEAT");
    CHECK(r.refusal("subscriptions.change_seats", Json::Object{{"subscriptionId", to_text(contract)}, {"seats", 0}}) ==
          "QUOTA_EXCEEDED");
  }
}

TEST_CASE("a subscription below the seats in use does not start, and says who is above") {
  Resort r;
  for (std::size_t n = 0; n < 4; ++n) r.assign(r.people[n], r.hotels[0]);
  const Uuid draft = r.id_of("subscriptions.create", {{"businessUnitId", to_text(r.hotels[0].value)},
                                                      {"planVersionId", r.version},
                                                      {"seats", 2},
                                                      {"startsOn", "2026-11-01"},
                                                      {"autoRenew", true}});
  const auto started = r.shop.perform("subscriptions.start", Json::Object{{"subscriptionId", to_text(draft)}});
  REQUIRE_FALSE(started);
  CHECK(started.error().reason == "QUOTA_EXCEEDED");
  CHECK(started.error().message ==
        "4 people hold a seat at this hotel, 2 more than S-2026-0001 would have. Those who came last: P2 and P3.");
  CHECK(started.error().faults.at(0).field == "seats");
  r.version = r.publish("extra", Json::Object{{"seatPolicy", "extra"}, {"extraSeats", 2}});
  r.sell(r.hotels[0], 2);
  CHECK(r.use(r.hotels[0]).bought == 4);
}

TEST_CASE("the fullest hotels are told by those seats, to whoever may read their subscriptions") {
  Resort r;
  r.sell(r.hotels[0], 4);
  r.sell(r.hotels[1], 2);
  r.sell(r.hotels[2], 3);
  for (std::size_t n = 0; n < 3; ++n) r.assign(r.people[n], r.hotels[0]);
  r.shop.now.ms += kDay;
  for (std::size_t n = 0; n < 2; ++n) r.assign(r.people[n], r.hotels[1]);  // their seats are at the first
  r.assign(r.people[4], r.hotels[2]);
  const auto told = r.shop.perform("business_units.seats", Json::Object{{"limit", 2}});
  REQUIRE(told);
  const auto& items = *told->find("items")->if_array();
  REQUIRE(items.size() == 2);
  CHECK(items[0].text("businessUnitId") == to_text(r.hotels[0].value));
  CHECK(items[0].integer("used") == 3);
  CHECK(items[0].integer("bought") == 4);
  CHECK(items[1].text("businessUnitId") == to_text(r.hotels[2].value));
  CHECK(told->integer("total") == 3);
  const Json input = Json::Object{{"businessUnitId", to_text(r.hotels[1].value)}};
  CHECK(r.shop.perform("business_units.seats", input)->integer("total") == 1);

  MemoryWorkspace w = r.shop.open();
  Subject nobody;
  nobody.id = r.people[0].value;
  w.act_as(nobody);
  const auto nothing = r.shop.run("business_units.seats", Json::object(), w);
  REQUIRE(nothing);
  CHECK(nothing->find("items")->if_array()->empty());
  CHECK(nothing->integer("total") == 0);
}

TEST_CASE("whatever happens, the seats are those of the rule and no hotel is filled beyond its own") {
  int refused = 0, done = 0, passed = 0;
  for (unsigned seed = 1; seed <= 6; ++seed) {
    Random random(seed);
    Resort r;
    std::vector<Uuid> contracts;
    for (std::size_t n = 0; n < 5; ++n) contracts.push_back(r.sell(r.hotels[n], static_cast<std::int64_t>(1 + n % 3)));
    for (int step = 0; step < 150; ++step) {
      if (random() % 6 == 0) r.shop.now.ms += static_cast<std::int64_t>(random() % 3) * kDay;
      const auto before = oracle(r, r.shop.now);
      const Move move = random_move(r, random, contracts);
      const auto result = r.shop.perform(move.action, move.input);
      const auto after = oracle(r, r.shop.now);
      CAPTURE(seed, step, move.action, to_json_text(move.input));
      const auto held = [](const auto& seats, const Uuid& hotel) {
        const auto at = seats.find(hotel);
        return at == seats.end() ? std::int64_t{0} : static_cast<std::int64_t>(at->second.size());
      };
      for (const auto& hotel : r.hotels) REQUIRE(r.use(hotel).used() == held(after, hotel.value));
      (result ? done : refused) += 1;
      for (const auto& [hotel, most] : limits(r)) {
        const bool grew = held(after, hotel) > held(before, hotel) && held(after, hotel) > most;
        passed += grew && move.takes;
        CAPTURE(to_text(hotel), most, held(before, hotel), held(after, hotel));
        if (!move.takes) REQUIRE_FALSE(grew);
      }
    }
  }
  CHECK(done > 100);
  CHECK(refused > 50);
  CHECK(passed > 0);  // a seat that passes may leave a hotel above its own
}
