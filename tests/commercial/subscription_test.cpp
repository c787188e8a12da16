#include <catch_amalgamated.hpp>

#include "commercial/entitlement.h"
#include "support/shop.h"

namespace {

Json plan(std::string_view modules, std::string_view price, std::string_view more = "{}") {
  Json version =
      parsed(R"({"currency":"THB","period":"monthly","prices":[{"description":"Seats","model":"per_seat"}]})");
  Json tier = Json::Object{{"unitAmount", price}};
  version.find("prices")->if_array()->front().set("tiers", Json::Array{tier});
  version.set("modules", parsed(modules));
  version.set("examples", Json::Array{Json::Object{{"seats", 1}, {"expected", price}}});
  const Json given = parsed(more);
  for (const auto& [key, value] : *given.if_object()) version.set(key, value);
  return version;
}

std::string id_input(std::string_view id) { return R"({"subscriptionId":")" + std::string(id) + R"(")"; }

Date day(std::string_view text) { return *parse_date(text); }

Subscription load(Shop& shop, const std::string& id) {
  MemoryWorkspace w = shop.open();
  return *w.load(Id<Subscription>{*parse_uuid(id)});
}

Entitlement ask(Shop& shop, std::string_view module, AccessLevel level) {
  MemoryWorkspace w = shop.open();
  return *entitlement(shop.hotel, module, level, w);
}

}  // namespace

TEST_CASE("what dates make of a subscription") {
  Subscription s;
  s.starts_on = day("2026-01-01");
  s.ends_on = day("2026-12-31");
  struct Dates {
    const char* today;
    SubscriptionStatus status;
    bool renews;
    SubscriptionState state;
  };
  using Status = SubscriptionStatus;
  using State = SubscriptionState;
  for (const Dates& row : {Dates{"2025-12-31", Status::draft, false, State::draft},
                           Dates{"2025-12-31", Status::active, false, State::scheduled},
                           Dates{"2026-01-01", Status::active, false, State::active},
                           Dates{"2026-12-01", Status::active, false, State::active},
                           Dates{"2026-12-02", Status::active, false, State::expiring_soon},
                           Dates{"2026-12-31", Status::active, false, State::expiring_soon},
                           Dates{"2027-01-01", Status::active, false, State::grace},
                           Dates{"2027-01-30", Status::active, false, State::grace},
                           Dates{"2027-01-31", Status::active, false, State::expired},
                           Dates{"2027-01-31", Status::active, true, State::active},
                           Dates{"2027-01-01", Status::cancelled_at_period_end, false, State::expired},
                           Dates{"2026-06-01", Status::cancelled, false, State::cancelled}}) {
    CAPTURE(row.today, to_name(row.status), row.renews);
    s.status = row.status;
    s.auto_renew = row.renews;
    CHECK(to_name(state_of(s, {}, day(row.today))) == to_name(row.state));
  }
}

TEST_CASE("a module is active, in grace, ended or never bought, and says what would change that") {
  Shop shop;
  const auto basic =
      shop.publish("basic", plan(R"([{"moduleId":"inventory"},{"moduleId":"reports","accessLevel":"read"}])", "100"));
  REQUIRE(basic);
  REQUIRE(shop.publish("grand", plan(R"([{"moduleId":"finance"},{"moduleId":"reports"}])", "250")));
  REQUIRE(shop.publish("dear", plan(R"([{"moduleId":"finance"}])", "900")));

  CHECK(ask(shop, "inventory", AccessLevel::read).licence == Licence::none);
  CHECK(ask(shop, "inventory", AccessLevel::read).text == "The hotel has no subscription");
  CHECK(ask(shop, "inventory", AccessLevel::read).remedy.text ==
        "Plan basic v1 opens it for THB 100.00 a month with 1 seat");

  const auto sold = shop.sell(*basic, 4, parsed(R"({"startsOn":"2026-11-10","endsOn":"2026-12-31"})"));
  REQUIRE(sold);
  const Entitlement active = ask(shop, "inventory", AccessLevel::admin);
  CHECK(active.licence == Licence::active);
  CHECK(active.text == "Subscription S-2026-0001, plan basic v1, until 2026-12-31");
  CHECK(active.remedy.text.empty());

  const Entitlement locked = ask(shop, "finance", AccessLevel::read);
  CHECK(locked.licence == Licence::none);
  CHECK(locked.text == "Subscription S-2026-0001, plan basic v1, until 2026-12-31: does not include finance");
  CHECK(locked.remedy.text == "Plan grand v1 opens it for THB 1,000.00 a month with 4 seats");
  CHECK(locked.remedy.action == "subscriptions.create");

  CHECK(ask(shop, "reports", AccessLevel::read).licence == Licence::active);
  const Entitlement capped = ask(shop, "reports", AccessLevel::write);
  CHECK(capped.licence == Licence::none);
  CHECK(capped.text.find("includes reports up to read, not write") != std::string::npos);

  shop.set_day("2027-01-15");
  CHECK(ask(shop, "inventory", AccessLevel::write).licence == Licence::grace);
  shop.set_day("2027-02-15");
  const Entitlement ended = ask(shop, "inventory", AccessLevel::write);
  CHECK(ended.licence == Licence::expired);
  CHECK(ended.remedy.text == "Renew subscription S-2026-0001 for THB 400.00 a month");
  CHECK(ended.remedy.action == "subscriptions.renew");
  CHECK(ended.remedy.target == *sold);
  CHECK(ask(shop, "finance", AccessLevel::read).licence == Licence::none);

  // The remedy is one.
  REQUIRE(shop.perform("subscriptions.renew", parsed(id_input(*sold) + R"(,"endsOn":"2027-12-31"})")));
  CHECK(ask(shop, "inventory", AccessLevel::write).licence == Licence::active);
  MemoryWorkspace w = shop.open();
  CHECK(module_licences(shop.hotel, w)->size() == 6);
}

TEST_CASE("a running contract decides before one that has ended") {
  Shop shop;
  const auto old = shop.publish("old", plan(R"([{"moduleId":"finance"}])", "10"));
  const auto recent = shop.publish("new", plan(R"([{"moduleId":"inventory"}])", "10"));
  REQUIRE(shop.sell(*old, 1, parsed(R"({"startsOn":"2026-01-01","endsOn":"2026-06-30"})")));
  CHECK(ask(shop, "finance", AccessLevel::read).licence == Licence::expired);
  REQUIRE(shop.sell(*recent, 1, parsed(R"({"startsOn":"2026-07-01","autoRenew":true})")));
  CHECK(ask(shop, "finance", AccessLevel::read).licence == Licence::none);
  CHECK(ask(shop, "inventory", AccessLevel::read).licence == Licence::active);
}

TEST_CASE("a hotel has one contract at a time") {
  Shop shop;
  const auto version = shop.publish("basic", plan("[]", "100"));
  REQUIRE(shop.sell(*version, 1, parsed(R"({"startsOn":"2026-01-01","endsOn":"2026-12-31"})")));
  CHECK(faults_of(shop.sell(*version, 1, parsed(R"({"startsOn":"2026-12-31","autoRenew":true})")))
            .find("S-2026-0001 in these days") != std::string::npos);
  CHECK(shop.sell(*version, 1, parsed(R"({"startsOn":"2027-01-01","autoRenew":true})")));
  CHECK(
      faults_of(shop.sell(*version, 1, parsed(R"({"startsOn":"2029-01-01","autoRenew":true})"))).find("S-2026-0003") !=
      std::string::npos);
}

TEST_CASE("dates that make no term are refused") {
  Shop shop;
  const auto version = shop.publish("basic", plan("[]", "100"));
  const auto faults = [&](std::string_view more) { return faults_of(shop.sell(*version, 1, parsed(more))); };
  CHECK(faults(R"({"startsOn":"2026-12-01"})").find("endsOn: is required") == 0);
  CHECK(faults(R"({"startsOn":"2026-12-01","endsOn":"2026-11-30"})").find("endsOn: is before") == 0);
  CHECK(faults(R"({"startsOn":"2026-12-01","autoRenew":true,"billingDay":32})").find("billingDay") == 0);
  CHECK(faults(R"({"startsOn":"2026-12-01","autoRenew":true,"number":"S-1"})").find("number") == 0);
  CHECK(faults(R"({"startsOn":"2026-12-01","autoRenew":true,"status":"active"})").find("status") == 0);
}

TEST_CASE("cancelling keeps what is paid, or stops today") {
  Shop shop;
  const auto version = shop.publish("basic", plan(R"([{"moduleId":"inventory"}])", "100"));
  const auto sold = shop.sell(*version, 1, parsed(R"({"startsOn":"2026-01-15","autoRenew":true,"billingDay":15})"));
  REQUIRE(sold);
  CHECK_FALSE(shop.perform("subscriptions.archive", Json::Object{{"id", *sold}}));
  CHECK(faults_of(shop.perform("subscriptions.cancel", parsed(id_input(*sold) + "}"))).find("reason") == 0);
  REQUIRE(shop.perform("subscriptions.cancel", parsed(id_input(*sold) + R"(,"reason":"moving"})")));
  Subscription s = load(shop, *sold);
  CHECK(s.status == SubscriptionStatus::cancelled_at_period_end);
  CHECK(format_date(*s.ends_on) == "2026-12-14");
  CHECK(ask(shop, "inventory", AccessLevel::write).licence == Licence::active);
  CHECK_FALSE(shop.perform("subscriptions.cancel", parsed(id_input(*sold) + R"(,"reason":"again"})")));

  REQUIRE(shop.perform("subscriptions.renew", parsed(id_input(*sold) + R"(,"autoRenew":true})")));
  CHECK(load(shop, *sold).status == SubscriptionStatus::active);
  REQUIRE(
      shop.perform("subscriptions.cancel", parsed(id_input(*sold) + R"(,"atPeriodEnd":false,"reason":"closing"})")));
  s = load(shop, *sold);
  CHECK(s.status == SubscriptionStatus::cancelled);
  CHECK(format_date(*s.ends_on) == "2026-11-21");
  CHECK(ask(shop, "inventory", AccessLevel::write).licence == Licence::expired);
  CHECK(ask(shop, "inventory", AccessLevel::write).remedy.action == "subscriptions.create");
  CHECK_FALSE(shop.perform("subscriptions.renew", parsed(id_input(*sold) + R"(,"autoRenew":true})")));
}

TEST_CASE("a subscription that has not begun is cancelled without a trace on invoices") {
  Shop shop;
  const auto version = shop.publish("basic", plan("[]", "100"));
  const auto sold = shop.sell(*version, 1, parsed(R"({"startsOn":"2027-01-01","autoRenew":true})"));
  REQUIRE(shop.perform("subscriptions.cancel", parsed(id_input(*sold) + R"(,"reason":"mistake"})")));
  CHECK(load(shop, *sold).seat_terms.empty());
  CHECK(load(shop, *sold).status == SubscriptionStatus::cancelled);
}
