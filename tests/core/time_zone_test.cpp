#include "core/time_zone.h"

#include <catch_amalgamated.hpp>

#include "core/country.h"

TEST_CASE("time zones of the tz database are known") {
  for (const char* zone :
       {"UTC", "Asia/Bangkok", "Asia/Ho_Chi_Minh", "America/New_York", "America/Argentina/Buenos_Aires",
        "Europe/Vienna", "Etc/GMT+7", "Pacific/Kiritimati", "Africa/Abidjan", "America/Port-au-Prince"})
    CHECK(is_time_zone(zone));
  for (const char* no : {"", "Asia", "Asia/", "/Bangkok", "asia/bangkok", "Asia/Atlantis", "Mars/Olympus", "Asia/Bang",
                         "Asia/Bangkok ", "Asia/Baku Bangkok", "Bangkok", "utc"})
    CHECK_FALSE(is_time_zone(no));
}

TEST_CASE("countries of ISO 3166-1 are known") {
  for (const char* country : {"AD", "AT", "KW", "NP", "TH", "US", "VN", "ZW"}) CHECK(is_country(country));
  for (const char* no : {"", "T", "th", "XX", "ZZ", "THA", "D ", " A", "UK"}) CHECK_FALSE(is_country(no));
}
