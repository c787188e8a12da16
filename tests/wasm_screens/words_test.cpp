#include "records/words.h"

#include <catch_amalgamated.hpp>

#include "platform/browser_headless.h"
#include "records/filter_words.h"
#include "records/name_of_record.h"
#include "tenancy/business_unit.h"

using records::words_of;

TEST_CASE("names become words") {
  CHECK(words_of("hotel_admin") == "Hotel admin");
  CHECK(words_of("hr") == "HR");
  CHECK(records::lower_first("Hotel") == "hotel");
  CHECK(records::lower_first("VAT number") == "VAT number");
  CHECK(records::count_of(1, "hotel", "hotels") == "1 hotel");
  CHECK(records::count_of(1200, "hotel", "hotels") == "1,200 hotels");
}

TEST_CASE("moments are shown where the viewer is") {
  platform::headless::set_zone("Asia/Bangkok", 7 * 60);
  CHECK(records::format_moment("2026-11-21T20:30:00.000Z") == "22 Nov 2026, 03:30");
  platform::headless::set_zone("UTC", 0);
  CHECK(records::format_moment("2026-11-21T20:30:00.000Z") == "21 Nov 2026, 20:30");
}

TEST_CASE("a filter reads as a sentence and is written back as it was") {
  records::learn_names(kClusters,
                       *parse_json(R"({"id":"01900000-0000-7000-8000-0000000000c1","name":"Riverside East"})"));
  const std::string text =
      "status:eq:active;rooms:ge:200;clusterId:eq:01900000-0000-7000-8000-0000000000c1;name:like:a\\;b\\:c";
  const auto parsed = parse_filter(kBusinessUnits, text);
  REQUIRE(parsed);
  CHECK(records::sentence_of((*parsed)[0]) == "Status is active");
  CHECK(records::sentence_of((*parsed)[1]) == "Rooms is at least 200");
  CHECK(records::sentence_of((*parsed)[2]) == "Cluster is Riverside East");
  CHECK(records::sentence_of((*parsed)[3]) == "Name contains a;b:c");
  CHECK(records::to_filter(*parsed) == text);
}

TEST_CASE("a rate has at least its currency's decimals and loses none of its own") {
  CHECK(records::format_rate("2000", "THB") == "2,000.00");
  CHECK(records::format_rate("0.125", "EUR") == "0.125");
  CHECK(records::format_rate("1.25", "KWD") == "1.250");
  CHECK(records::format_rate("1200", "JPY") == "1,200");
  CHECK(records::format_rate("", "EUR").empty());
}

TEST_CASE("a month is named") {
  CHECK(records::format_month("2026-03") == "Mar 2026");
  CHECK(records::format_month("2026-13") == "2026-13");
}
