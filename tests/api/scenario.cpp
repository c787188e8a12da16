#include "scenario.h"

#include <catch_amalgamated.hpp>

void run(const std::vector<Scenario>& scenarios) {
  Platform& p = platform();
  p.journaled();
  for (const Scenario& s : scenarios) {
    INFO(s.name);
    Platform::Headers headers;
    for (const auto& [name, value] : s.headers) headers.emplace(name, p.fill(value));
    const auto reply = p.send(s.who, s.method, p.fill(s.path), p.fill(s.body), headers);
    INFO(reply.status << " " << reply.body);
    CHECK(reply.status == s.status);
    for (const std::string& text : s.contains) CHECK_THAT(reply.body, Catch::Matchers::ContainsSubstring(p.fill(text)));
    for (const std::string& text : s.lacks) CHECK_THAT(reply.body, !Catch::Matchers::ContainsSubstring(p.fill(text)));
    CHECK(p.journaled() == s.journaled);
    if (reply.status >= 400) {
      CHECK(reply.header("Content-Type") == "application/problem+json");
      CHECK(!reply.json().text("code").empty());
      CHECK(!reply.json().text("requestId").empty());
    }
  }
}
