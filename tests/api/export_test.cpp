#include <algorithm>
#include <catch_amalgamated.hpp>
#include <set>

#include "scenario.h"

namespace {

std::vector<std::string> lines_of(const std::string& csv) {
  std::vector<std::string> lines;
  for (std::size_t from = 0; from < csv.size();) {
    const std::size_t end = csv.find("\r\n", from);
    lines.push_back(csv.substr(from, end - from));
    from = end == csv.npos ? csv.size() : end + 2;
  }
  return lines;
}

}  // namespace

TEST_CASE("A long export comes in pieces and is whole") {
  Platform& p = platform();
  constexpr std::size_t kMany = 2500;
  std::string users = "name,email\\n";
  for (std::size_t i = 0; i < kMany; ++i)
    users += "Bulk " + std::to_string(i) + ",bulk" + std::to_string(i) + "@example.com\\n";
  const auto imported = p.send("root", "POST", "/api/imports/apply", R"({"users":")" + users + R"("})");
  INFO(imported.body.substr(0, 500));
  REQUIRE(imported.status == 200);

  const auto csv = p.send("root", "GET", "/api/users.csv?fields=name&sort=name&filter=email:like:bulk");
  REQUIRE(csv.status == 200);
  CHECK(csv.header("Transfer-Encoding") == "chunked");
  CHECK(csv.header("Content-Disposition") == "attachment; filename=\"users.csv\"");
  const auto lines = lines_of(csv.body);
  REQUIRE(lines.size() == kMany + 1);
  CHECK(std::count(lines.begin(), lines.end(), lines.front()) == 1);
  std::set<std::string> distinct(lines.begin(), lines.end());
  CHECK(distinct.size() == kMany + 1);

  const auto few = p.send("root", "GET", "/api/users.csv?fields=name&filter=email:eq:bulk7@example.com");
  CHECK(few.header("Transfer-Encoding").empty());
  CHECK(lines_of(few.body).size() == 2);
  CHECK(p.send("staff_b", "GET", "/api/users.csv").body.find("Bulk") == std::string::npos);

  const auto journal = p.send("root", "GET", "/api/journal.csv");
  const auto records = lines_of(journal.body);
  CHECK(std::count(records.begin(), records.end(), records.front()) == 1);
  CHECK(p.send("root", "POST", "/api/imports/" + std::string(imported.json().text("id")) + "/undo").status == 200);
}
