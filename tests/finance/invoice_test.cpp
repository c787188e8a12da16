#include <catch_amalgamated.hpp>

#include "access/seats.h"
#include "finance/draft_invoice.h"
#include "support/shop.h"

namespace {

Json plan(std::string_view currency, std::string_view more = "{}") {
  Json version = parsed(R"({"period":"monthly","modules":[{"moduleId":"inventory"}],
    "prices":[{"description":"Platform","model":"flat","tiers":[{"flatAmount":"2000"}]},
              {"description":"Seats","model":"graduated","tiers":[{"upTo":10,"unitAmount":"120"},{"unitAmount":"95"}]}],
    "examples":[{"seats":10,"expected":"3200"}]})");
  version.set("currency", currency);
  const Json given = parsed(more);
  for (const auto& [key, value] : *given.if_object()) version.set(key, value);
  return version;
}

Json month_of(const Id<BusinessUnit>& hotel, std::string_view month) {
  return Json::Object{{"businessUnitId", to_text(hotel.value)}, {"month", month}};
}

std::string sold(Shop& shop, std::string_view currency = "THB", std::int64_t seats = 12, std::string_view more = "{}") {
  const auto version = shop.publish("plan-" + std::string(currency), plan(currency, more));
  REQUIRE(version);
  const auto id = shop.sell(*version, seats, parsed(R"({"startsOn":"2026-11-01","autoRenew":true})"));
  REQUIRE(id);
  return *id;
}

Id<User> hire(Shop& shop, int n, const Id<BusinessUnit>& hotel) {
  MemoryWorkspace w = shop.open();
  User user;
  user.name = "Person " + std::to_string(n);
  user.email = "p" + std::to_string(n) + "@example.com";
  REQUIRE(w.save(user));
  Assignment a;
  a.user_id = {user.id};
  a.business_unit_id = hotel;
  const auto outcome = w.save(a);
  INFO(faults_of(outcome));
  REQUIRE(outcome);
  w.commit();
  return {user.id};
}

}  // namespace

TEST_CASE("the invoice is what the preview showed, from the same input") {
  Shop shop;
  sold(shop);
  const auto preview = shop.perform("invoices.preview", month_of(shop.hotel, "2026-11"));
  REQUIRE(preview);
  CHECK(preview->text("state") == "draft");
  CHECK(preview->text("number").empty());
  const auto issued = shop.perform("invoices.issue", month_of(shop.hotel, "2026-11"));
  REQUIRE(issued);
  CHECK(issued->text("number") == "OR-0001-2026-000001");
  CHECK(issued->text("state") == "issued");
  CHECK(issued->text("inputHash") == preview->text("inputHash"));
  CHECK(*issued->find("lines") == *preview->find("lines"));
  CHECK(issued->integer("total") == 339000);
  CHECK(issued->integer("due") == 339000);
  CHECK(issued->text("legalName") == "Palm Holdings Ltd.");
  CHECK(issued->text("taxNumber") == "0105536000123");
  CHECK(issued->text("periodFrom") == "2026-11-01");
  CHECK(issued->text("periodUntil") == "2026-11-30");
}

TEST_CASE("planning an invoice takes no number") {
  Shop shop;
  sold(shop);
  const std::string said = "Invoice OR-0001-2026-000001 for Palm Bangkok, 2026-11: THB 3,390.00.";
  CHECK(shop.summary("invoices.issue", month_of(shop.hotel, "2026-11")) == said);
  CHECK(shop.summary("invoices.issue", month_of(shop.hotel, "2026-11")) == said);
  MemoryWorkspace w = shop.open();
  CHECK(*w.count<Invoice>({}) == 0);
}

TEST_CASE("a month is invoiced once, and the second time names the first") {
  Shop shop;
  sold(shop);
  REQUIRE(shop.perform("invoices.issue", month_of(shop.hotel, "2026-11")));
  for (const char* action : {"invoices.issue", "invoices.preview"}) {
    const auto again = shop.perform(action, month_of(shop.hotel, "2026-11"));
    REQUIRE_FALSE(again);
    CHECK(again.error().code == Code::conflict);
    CHECK(again.error().message == "Palm Bangkok has invoice OR-0001-2026-000001 for 2026-11.");
  }
}

TEST_CASE("what cannot be invoiced says why") {
  Shop shop;
  const auto reason = [&](const char* action, const char* month) {
    const auto answer = shop.perform(action, month_of(shop.hotel, month));
    return answer ? std::string() : answer.error().reason + faults_of(answer);
  };
  CHECK(reason("invoices.issue", "2026-11").find("NOTHING_TO_INVOICE") == 0);
  sold(shop);
  CHECK(reason("invoices.issue", "2026-10").find("NOTHING_TO_INVOICE") == 0);
  CHECK(reason("invoices.issue", "2026-12") == "month: has not begun; ");
  CHECK(reason("invoices.preview", "2026-12") == "");
  CHECK(reason("invoices.preview", "december").find("month") == 0);
  CHECK(reason("invoices.preview", "2026-1").find("month: must be") == 0);
  CHECK_FALSE(shop.perform("invoices.issue", month_of({}, "2026-11")));
  CHECK_FALSE(shop.perform("invoices.issue", month_of({shop.organisation.value}, "2026-11")));
}

TEST_CASE("an issued invoice never changes") {
  Shop shop;
  sold(shop);
  const auto issued = shop.perform("invoices.issue", month_of(shop.hotel, "2026-11"));
  MemoryWorkspace w = shop.open();
  Invoice invoice = *w.load(Id<Invoice>{*parse_uuid(issued->text("id"))});
  invoice.total = {1};
  CHECK_FALSE(w.save(invoice));
  CHECK_FALSE(w.archive(invoice));
}

TEST_CASE("lines open to what caused them and can be checked one by one") {
  for (const char* currency : {"JPY", "THB", "KWD"}) {
    CAPTURE(currency);
    Shop shop;
    const std::string id = sold(shop, currency);
    shop.set_day("2026-11-16");
    REQUIRE(shop.perform("subscriptions.change_seats", Json::Object{{"subscriptionId", id}, {"seats", 25}}));
    const auto issued = shop.perform("invoices.issue", month_of(shop.hotel, "2026-11"));
    REQUIRE(issued);
    const auto& lines = *issued->find("lines")->if_array();
    CHECK(lines.size() == 6);
    std::int64_t total = 0;
    for (const Json& line : lines) {
      total += line.integer("amount");
      CHECK(line.find("sourceRefs")->if_array()->front().text("id") == id);
      const Share share{line.integer("days"), line.integer("periodDays")};
      CHECK(priced(line.integer("quantity"), *parse_decimal(line.text("unitAmount")), share,
                   *currency_exponent(currency), Rounding::half_up)
                ->minor == line.integer("amount"));
    }
    CHECK(issued->integer("total") == total);
    CHECK(issued->integer("subtotal") == total);
  }
}

TEST_CASE("a stored invoice is priced again to the same amounts from its own input") {
  Shop shop;
  sold(shop);
  const auto issued = shop.perform("invoices.issue", month_of(shop.hotel, "2026-11"));
  const auto input = parse_pricing_input(issued->text("input"));
  REQUIRE(input);
  CHECK(text_of(*input) == issued->text("input"));
  const auto pricing = price_month(*input);
  REQUIRE(pricing);
  CHECK(pricing->subtotal.minor == issued->integer("total"));
  CHECK(pricing->lines.size() == issued->find("lines")->if_array()->size());
  CHECK_FALSE(parse_pricing_input("[]"));
  CHECK_FALSE(parse_pricing_input(R"({"contracts":[{"segments":5}]})"));
}

TEST_CASE("seats of an invoiced month are charged from the first day after it") {
  Shop shop;
  const std::string id = sold(shop);
  REQUIRE(shop.perform("invoices.issue", month_of(shop.hotel, "2026-11")));
  const Json more = Json::Object{{"subscriptionId", id}, {"seats", 20}};
  CHECK(shop.summary("subscriptions.change_seats", more) ==
        "Palm Bangkok: 12 seats become 20 at once, charged from 2026-12-01.");
  REQUIRE(shop.perform("subscriptions.change_seats", more));
  const auto december = shop.perform("invoices.preview", month_of(shop.hotel, "2026-12"));
  CHECK(december->integer("total") == 415000);
  CHECK(faults_of(shop.perform("subscriptions.change_seats", more)).find("has 20 seats already") != std::string::npos);
}

TEST_CASE("people above the seats are refused, allowed or charged, as the plan says") {
  Shop shop;
  const std::string id = sold(shop, "THB", 2, R"({"seatPolicy":"overage","overageAmount":"150.25"})");
  hire(shop, 1, shop.hotel);
  hire(shop, 2, shop.hotel);
  CHECK(shop.perform("invoices.preview", month_of(shop.hotel, "2026-11"))->integer("total") == 224000);
  shop.now.ms += 1000;
  hire(shop, 3, shop.hotel);
  const auto preview = shop.perform("invoices.preview", month_of(shop.hotel, "2026-11"));
  REQUIRE(preview);
  CHECK(preview->integer("total") == 224000 + 15025);
  const Json& line = preview->find("lines")->if_array()->back();
  CHECK(line.text("kind") == "overage");
  const auto& sources = *line.find("sourceRefs")->if_array();
  REQUIRE(sources.size() == 2);
  CHECK(sources[1].text("type") == "assignments");
  MemoryWorkspace w = shop.open();
  const auto third = w.load(Id<Assignment>{*parse_uuid(sources[1].text("id"))});
  CHECK(w.load(third->user_id)->email == "p3@example.com");
}

TEST_CASE("seats are not taken away from under people") {
  Shop shop;
  const std::string id = sold(shop, "THB", 3);
  for (int n = 1; n <= 3; ++n) hire(shop, n, shop.hotel);
  const auto fewer = shop.perform("subscriptions.change_seats", Json::Object{{"subscriptionId", id}, {"seats", 2}});
  REQUIRE_FALSE(fewer);
  CHECK(fewer.error().reason == "QUOTA_EXCEEDED");
  CHECK(fewer.error().message ==
        "3 people hold a seat at this hotel, 1 more than S-2026-0001 would have. Those who came last: Person 3.");
  CHECK(shop.perform("subscriptions.change_seats", Json::Object{{"subscriptionId", id}, {"seats", 4}}));
}

TEST_CASE("a draft with too few seats cannot start until it has more") {
  Shop shop;
  for (int n = 1; n <= 3; ++n) hire(shop, n, shop.hotel);
  const auto version = shop.publish("plan", plan("THB"));
  const auto draft = shop.perform("subscriptions.create", Json::Object{{"businessUnitId", to_text(shop.hotel.value)},
                                                                       {"planVersionId", *version},
                                                                       {"seats", 2},
                                                                       {"startsOn", "2026-11-01"},
                                                                       {"autoRenew", true}});
  REQUIRE(draft);
  const Json::Object start{{"subscriptionId", draft->text("id")}};
  const auto refused = shop.perform("subscriptions.start", start);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().reason == "QUOTA_EXCEEDED");
  REQUIRE_FALSE(refused.error().remedies.empty());
  CHECK(refused.error().remedies[0].action == "subscriptions.change_seats");
  const auto more =
      shop.perform("subscriptions.change_seats", Json::Object{{"subscriptionId", draft->text("id")}, {"seats", 3}});
  REQUIRE(more);
  CHECK(more->find("seatTerms")->if_array()->empty());
  CHECK(shop.perform("subscriptions.start", start));
}

TEST_CASE("starting a subscription that charges for more says how many are above it") {
  Shop shop;
  for (int n = 1; n <= 3; ++n) hire(shop, n, shop.hotel);
  const auto version = shop.publish("plan", plan("THB", R"({"seatPolicy":"overage","overageAmount":"150"})"));
  const auto made = shop.perform("subscriptions.create", Json::Object{{"businessUnitId", to_text(shop.hotel.value)},
                                                                      {"planVersionId", *version},
                                                                      {"seats", 2},
                                                                      {"startsOn", "2026-12-01"},
                                                                      {"autoRenew", true}});
  REQUIRE(made);
  CHECK(shop.summary("subscriptions.start", Json::Object{{"subscriptionId", made->text("id")}}) ==
        "Palm Bangkok gets plan v1 with 2 seats from 2026-12-01: inventory. 3 people hold a seat there already, 1 more "
        "than the seats.");
}

TEST_CASE("a run issues what is due, skips what is not and names what fails") {
  Shop shop;
  sold(shop);
  shop.add_hotel("TH-0002", "Palm Samui");  // buys nothing
  const auto broken = shop.add_hotel("TH-0003", "Palm Krabi");
  const auto euro = shop.publish("euro", plan("EUR"));
  const auto yen = shop.publish("yen", plan("JPY"));
  const auto palm = shop.hotel;
  shop.hotel = broken;
  REQUIRE(shop.sell(*euro, 1, parsed(R"({"startsOn":"2026-11-01","endsOn":"2026-11-10"})")));
  REQUIRE(shop.sell(*yen, 1, parsed(R"({"startsOn":"2026-11-11","autoRenew":true})")));
  shop.hotel = palm;

  const Json input = Json::Object{{"organisationId", to_text(shop.organisation.value)}, {"month", "2026-11"}};
  CHECK(shop.summary("invoices.run", input) ==
        "Palm Hospitality, 2026-11: 1 invoice issued, 1 hotel with nothing to issue, 1 hotel could not be priced.");
  const auto first = shop.perform("invoices.run", input);
  REQUIRE(first);
  CHECK(first->find("issued")->if_array()->front().text("number") == "OR-0001-2026-000001");
  CHECK(first->find("skipped")->if_array()->front().text("hotel") == "Palm Samui");
  CHECK(first->find("failed")->if_array()->front().text("hotel") == "Palm Krabi");
  const auto again = shop.perform("invoices.run", input);
  REQUIRE(again);
  CHECK(again->find("issued")->if_array()->empty());
  CHECK(again->find("skipped")->if_array()->size() == 2);
}

TEST_CASE("numbers have no gaps within an organisation and a year") {
  Shop shop;
  sold(shop);
  REQUIRE(shop.perform("invoices.issue", month_of(shop.hotel, "2026-11")));
  CHECK_FALSE(shop.perform("invoices.issue", month_of(shop.hotel, "2026-11")));
  shop.set_day("2026-12-31");
  const auto second = shop.perform("invoices.issue", month_of(shop.hotel, "2026-12"));
  CHECK(second->text("number") == "OR-0001-2026-000002");
  shop.set_day("2027-01-01");
  const auto third = shop.perform("invoices.issue", month_of(shop.hotel, "2027-01"));
  CHECK(third->text("number") == "OR-0001-2027-000001");
}
