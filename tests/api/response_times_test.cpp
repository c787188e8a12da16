#include <catch_amalgamated.hpp>

#include "scenario.h"

#include "api/response_meter.h"
#include "store/response_table.h"

namespace {

using Catch::Matchers::ContainsSubstring;

Json asked(const std::string& who, const std::string& parameters) {
  const auto reply = platform().send(who, "GET", platform().fill("/api/response-times?" + parameters));
  INFO(reply.body);
  REQUIRE(reply.status == 200);
  return reply.json();
}

double number_of(const Json& row, std::string_view key) {
  const Json* value = row.find(key);
  REQUIRE((value && (value->if_int() || value->if_double())));
  return value->if_int() ? static_cast<double>(*value->if_int()) : *value->if_double();
}

// The item of a route and of an organisation's id ("" is the platform); null when there is none.
Json item_of(const Json& answer, const std::string& route, const std::string& organisation) {
  for (const Json& item : answer.items("items"))
    if (item.text("route") == route && item.text("method") == "GET" && item.text("organisationId") == organisation)
      return item;
  return {};
}

std::int64_t count_of(const std::string& route, const std::string& organisation) {
  const Json item = item_of(asked("root", "by=both&limit=1000"), route, organisation);
  return item.is_null() ? 0 : item.integer("count");
}

// Somebody who holds one permission at the first customer, and nothing else.
std::string sign_in_analyst() {
  Platform& p = platform();
  const auto make = [&](const std::string& path, const std::string& body) {
    const auto made = p.send("root", "POST", path, p.fill(body));
    INFO(made.body);
    REQUIRE(made.status == 201);
    return std::string(made.json().text("id"));
  };
  make(
      "/api/roles",
      R"({"organisationId":"{organisation_a}","key":"analyst","name":"Analyst","permissions":["response_times.read"]})");
  p.remember("analyst", make("/api/users", R"({"name":"Ana","email":"analyst@example.com"})"));
  make("/api/grants", R"({"userId":"{analyst}","organisationId":"{organisation_a}","role":"analyst"})");
  const auto link = p.send("root", "POST", p.fill("/api/users/{analyst}/password-link"));
  const std::string url(link.json().text("url"));
  const std::string password = std::string(R"(","password":")") + Platform::kPassword + R"("})";
  REQUIRE(p.send("", "POST", "/api/auth/password", R"({"token":")" + url.substr(url.find('#') + 1) + password).status ==
          204);
  return std::string(
      p.send("", "POST", "/api/auth/sign-in", R"({"email":"analyst@example.com)" + password).json().text("token"));
}

}  // namespace

TEST_CASE("Of more routes and organisations than are kept apart the rest is told as such, and the busy find a place") {
  ResponseMeter meter;
  const Route route{.method = "GET", .pattern = "/api/users", .handler = {}};
  const SlowAnswer answer{.unix_ms = 1, .micros = 1'000, .status = 200};
  const auto tenant = [](std::uint64_t n) { return Uuid{n, 1}; };
  constexpr std::uint64_t kBeyond = 20;
  const ResponseKey other{{}, "", std::string(kOtherRoutes)};
  for (std::uint64_t i = 1; i <= ResponseMeter::kMostPairs + kBeyond; ++i) {
    CHECK(meter.count(route, tenant(i), answer) == (i == 1));
    if (i <= 300) meter.count(route, tenant(i), answer);  // the busier ones
  }
  const auto counted = [&](const ResponseKey& key) {
    const auto copy = meter.copy();
    REQUIRE(copy);
    const auto at = copy->times.find(key);
    return at == copy->times.end() ? 0 : at->second.count();
  };
  const ResponseKey late{tenant(ResponseMeter::kMostPairs + kBeyond), "GET", "/api/users"};
  CHECK(counted({tenant(1), "GET", "/api/users"}) == 2);
  CHECK(counted(late) == 0);
  CHECK(counted(other) == kBeyond);

  // What cannot be kept is told still, and once more when it could not be again.
  for (int i = 0; i < 2; ++i)
    CHECK_FALSE(meter.hand_over([&](const ResponseTable&) -> Outcome {
      CHECK_FALSE(meter.copy());
      return Error{.code = Code::unavailable, .message = "The disk is full."};
    }));
  CHECK(counted(other) == kBeyond);
  CHECK(meter.count(route, late.tenant, answer));  // there is room for it by now
  CHECK(counted(late) == 1);
  const auto before = meter.copy();
  std::int64_t all = 0;
  CHECK(meter.hand_over([&](const ResponseTable& table) -> Outcome {
    for (const auto& [key, times] : table) all += times.count();
    return Done{};
  }));
  CHECK(all == static_cast<std::int64_t>(ResponseMeter::kMostPairs + kBeyond + 300 + 1));
  CHECK_FALSE(meter.holds(*before));
  CHECK(meter.copy()->times.empty());
}

TEST_CASE("Answers are counted for the organisation that they were about") {
  Platform& p = platform();
  const std::string hotels = "/api/business-units", hotel = hotels + "/{buId}";
  const std::string a = p.id("organisation_a"), b = p.id("organisation_b");
  const auto before_list_a = count_of(hotels, a), before_list = count_of(hotels, ""), before_b = count_of(hotel, b),
             before_a = count_of(hotel, a);
  p.send("hotel_admin_a", "GET", hotels);                // who works for one alone
  p.send("root", "GET", hotels);                         // the platform's, of all
  p.send("root", "GET", p.fill(hotels + "/{hotel_b}"));  // one record
  p.send("root", "GET", p.fill(hotels + "/{hotel_b}"));
  CHECK(count_of(hotels, a) == before_list_a + 1);
  CHECK(count_of(hotels, "") == before_list + 1);
  CHECK(count_of(hotel, b) == before_b + 2);
  CHECK(count_of(hotel, a) == before_a);
}

TEST_CASE("An answer leads to the request that was slow, and to what the journal has of it") {
  Platform& p = platform();
  const std::string trace = "4bf92f3577b34da6a3ce929d0e0e4736";
  const auto made =
      p.send("root", "POST", "/api/organisations",
             R"({"code":"OR-0009","name":"Group traced","legalName":"Traced","country":"TH","defaultCurrency":"THB"})",
             {{"traceparent", "00-" + trace + "-00f067aa0ba902b7-01"}});
  REQUIRE(made.status == 201);
  const Json answer = asked("root", "by=both&organisationId=" + std::string(made.json().text("id")));
  REQUIRE(answer.items("items").size() == 1);
  const Json& item = answer.items("items").front();
  CHECK(item.text("method") == "POST");
  CHECK(item.text("route") == "/api/organisations");
  CHECK(item.text("organisationName") == "Group traced");
  CHECK(item.integer("count") == 1);
  CHECK(item.integer("errors") == 0);
  REQUIRE(item.items("exemplars").size() == 1);
  const Json& exemplar = item.items("exemplars").front();
  CHECK(exemplar.text("traceId") == trace);
  CHECK(exemplar.integer("status") == 201);
  CHECK(number_of(exemplar, "ms") == number_of(item, "maxMs"));
  const auto record = p.send("root", "GET", "/api/journal?q=" + std::string(exemplar.text("requestId")));
  CHECK_THAT(record.body, ContainsSubstring("Group traced"));
}

TEST_CASE("Response times are put together and ordered as one asks") {
  const Json both = asked("root", "by=both&limit=1000&sort=count"), tenants = asked("root", "by=tenant"),
             routes = asked("root", "by=route&sort=count&limit=2");
  CHECK(routes.items("items").size() == 2);
  CHECK(routes.integer("total") > 2);
  std::int64_t last = INT64_MAX, all = 0, of_tenants = 0;
  for (const Json& item : both.items("items")) {
    CHECK(item.integer("count") <= last);
    last = item.integer("count");
    all += last;
    CHECK(number_of(item, "p50Ms") <= number_of(item, "p95Ms"));
    CHECK(number_of(item, "p95Ms") <= number_of(item, "p99Ms"));
    CHECK(number_of(item, "p99Ms") <= number_of(item, "maxMs"));
    CHECK_FALSE(item.items("exemplars").empty());
  }
  for (const Json& item : tenants.items("items")) {
    CHECK_FALSE(item.find("route"));
    of_tenants += item.integer("count");
  }
  CHECK(of_tenants == all + 1);  // the question before was counted meanwhile
  CHECK_FALSE(routes.items("items").front().find("organisationId"));
}

TEST_CASE("What the store takes is neither lost nor told twice") {
  Platform& p = platform();
  const std::string route = "/api/modules";
  const auto in_store = [&] {
    const auto database = p.open_store();
    std::int64_t count = 0;
    const auto add = [&](const ResponseKey& key, const ResponseTimes& times) {
      if (key.route == "/api/modules" && key.method == "GET" && key.tenant.is_nil()) count += times.count();
    };
    REQUIRE(read_response_times(*database, {{0}, {p.clock.now().ms + 1}}, {}, add));
    return count;
  };
  const auto before = count_of(route, "");
  for (int i = 0; i < 5; ++i) REQUIRE(p.send("root", "GET", route).status == 200);
  CHECK(count_of(route, "") == before + 5);
  for (int i = 0; i < 1'000 && in_store() < before + 5; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  CHECK(in_store() == before + 5);
  std::this_thread::sleep_for(std::chrono::milliseconds(700));  // another time over
  CHECK(in_store() == before + 5);
  CHECK(count_of(route, "") == before + 5);
  CHECK_THAT(p.send("", "GET", "/metrics").body, ContainsSubstring("carmen_response_times_unkept_total 0\n"));
}

TEST_CASE("Response times are for who may see them, where they may") {
  Platform& p = platform();
  p.send("staff_b", "GET", "/api/modules");
  run({
      {.name = "nobody", .who = "", .method = "GET", .path = "/api/response-times", .status = 401},
      {.name = "a hotel's administrator",
       .who = "hotel_admin_a",
       .method = "GET",
       .path = "/api/response-times",
       .status = 403,
       .contains = {"NO_GRANT", "\"trace\":["},
       .lacks = {"p99Ms"}},
      {.name = "staff", .who = "staff_a", .method = "GET", .path = "/api/response-times?by=both", .status = 403},
      {.name = "support",
       .who = "support",
       .method = "GET",
       .path = "/api/response-times?by=tenant",
       .contains = {"Group b", "Group a"}},
      {.name = "an unknown parameter",
       .who = "root",
       .method = "GET",
       .path = "/api/response-times?route=x",
       .status = 422,
       .contains = {"route"}},
      {.name = "a wrong order", .who = "root", .method = "GET", .path = "/api/response-times?sort=p42", .status = 422},
      {.name = "no time", .who = "root", .method = "GET", .path = "/api/response-times?from=yesterday", .status = 422},
      {.name = "the end first",
       .who = "root",
       .method = "GET",
       .path = "/api/response-times?from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z",
       .status = 422,
       .contains = {"\"to\""}},
      {.name = "a time when there was nothing",
       .who = "root",
       .method = "GET",
       .path = "/api/response-times?from=2025-11-01T00:00:00Z&to=2025-11-02T00:00:00Z",
       .contains = {"\"items\":[]", "\"total\":0"}},
  });
  const std::string token = sign_in_analyst();
  for (const char* parameters : {"by=tenant", "by=both", "by=both&organisationId={organisation_b}", "by=route"}) {
    const auto reply = p.send("", "GET", p.fill(std::string("/api/response-times?") + parameters), "",
                              {{"Authorization", "Bearer " + token}});
    INFO(reply.body);
    CHECK(reply.status == 200);
    CHECK_THAT(reply.body, !ContainsSubstring("Group b") && !ContainsSubstring(p.id("organisation_b")));
    CHECK_THAT(reply.body, !ContainsSubstring("\"organisationId\":null"));  // nor what the platform does
    if (std::string(parameters) == "by=tenant") CHECK_THAT(reply.body, ContainsSubstring("Group a"));
  }
}
