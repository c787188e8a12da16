#include <catch_amalgamated.hpp>

#include "scenario.h"

namespace {

// Plans, applies another way, then applies the plan.
Json plan_of(const std::string& method, const std::string& path) {
  Platform& p = platform();
  const auto planned = p.send("root", method, p.fill(path) + "?plan=1");
  INFO(planned.status << " " << planned.body);
  REQUIRE(planned.status == 200);
  REQUIRE(!planned.json().text("hash").empty());
  return planned.json();
}

}  // namespace

TEST_CASE("A link to set a password is planned without making one") {
  Platform& p = platform();
  const std::string path = "/api/users/{staff_b}/password-link";
  p.journaled();
  const Json plan = plan_of("POST", path);
  CHECK(p.journaled().empty());
  const std::string text = to_json_text(plan);
  CHECK_THAT(text, Catch::Matchers::ContainsSubstring("password_links") &&
                       Catch::Matchers::ContainsSubstring("Pat staff_b") &&
                       Catch::Matchers::ContainsSubstring("users.password_link_made"));
  for (const char* secret : {"/password#", "token", "result"})
    CHECK_THAT(text, !Catch::Matchers::ContainsSubstring(secret));
  CHECK(plan_of("POST", path).text("hash") == plan.text("hash"));

  const Platform::Headers match{{"If-Plan-Match", std::string(plan.text("hash"))}};
  const auto made = p.send("root", "POST", p.fill(path), "", match);
  CHECK(made.status == 201);
  CHECK_THAT(made.json().text("url").data(), Catch::Matchers::ContainsSubstring("/password#"));
  CHECK(p.journaled() == std::vector<std::string>{"users.password_link"});
  // The one that stands now would end: another plan.
  const auto again = p.send("root", "POST", p.fill(path), "", match);
  CHECK(again.status == 409);
  CHECK(again.json().text("code") == "plan_changed");
  CHECK(again.json().find("plan"));
  CHECK_THAT(again.body, !Catch::Matchers::ContainsSubstring("/password#"));
  CHECK(p.journaled().empty());
}

TEST_CASE("Ending sessions is planned without ending them") {
  Platform& p = platform();
  const std::string body =
      R"({"email":"support@example.com","password":")" + std::string(Platform::kPassword) + R"("})";
  const std::string token(p.send("", "POST", "/api/auth/sign-in", body).json().text("token"));
  const auto session = [&] {
    return p.send("", "GET", "/api/auth/session", "", {{"Authorization", "Bearer " + token}});
  };
  REQUIRE(session().status == 200);
  const std::string one = "/api/auth/sessions/" + std::string(session().json().text("sessionId"));
  p.journaled();
  const Json plan = plan_of("DELETE", one);
  CHECK(plan.find("changes")->if_array()->size() == 1);
  CHECK(session().status == 200);
  CHECK(p.send("root", "DELETE", one, "", {{"If-Plan-Match", "0000"}}).status == 409);
  CHECK(session().status == 200);
  CHECK(p.journaled().empty());
  CHECK(p.send("root", "DELETE", one, "", {{"If-Plan-Match", std::string(plan.text("hash"))}}).status == 204);
  CHECK(session().status == 401);
  CHECK(p.journaled() == std::vector<std::string>{"auth.revoke_session"});

  const std::string all = "/api/users/{support}/sign-out";
  const Json whole = plan_of("POST", all);
  CHECK(!whole.find("changes")->if_array()->empty());
  CHECK(p.send("support", "GET", "/api/auth/session").status == 200);
  CHECK_THAT(whole.text("summary").data(), Catch::Matchers::ContainsSubstring("Sam is signed out of"));
}

TEST_CASE("An import in error tells every record that is not simply new") {
  Platform& p = platform();
  const std::string body =
      R"({"organisations":"code,name,legal_name,country,default_currency\nOR-0001,Group a,Group Ltd.,TH,THB\n)"
      R"(OR-0002,Group other,Group Ltd.,TH,THB\nOR-0077,New,New Ltd.,TH,THB\nOR-0078,Bad,Bad Ltd.,Nowhere,THB\n"})";
  p.journaled();
  for (const char* path : {"/api/imports/apply", "/api/imports/apply?plan=1"}) {
    const auto refused = p.send("root", "POST", path, body);
    INFO(refused.body);
    REQUIRE(refused.status == 422);
    const Json problem = refused.json();
    CHECK(problem.text("code") == "import_refused");
    REQUIRE(problem.find("verdicts"));
    const auto& verdicts = *problem.find("verdicts")->if_array();
    REQUIRE(verdicts.size() == 3);
    const char* expected[] = {"duplicate", "changed", "error"};
    const std::int64_t records[] = {2, 3, 5};
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(verdicts[i].text("file") == "organisations.csv");
      CHECK(verdicts[i].text("verdict") == expected[i]);
      CHECK(verdicts[i].integer("record") == records[i]);
    }
    CHECK(verdicts[2].find("fault")->text("field") == "country");
    CHECK(!verdicts[2].find("fault")->text("message").empty());
    CHECK(problem.find("counts")->find("organisations")->integer("new") == 1);
  }
  CHECK(p.journaled().empty());
}
