#include <catch_amalgamated.hpp>

#include "scenario.h"

namespace {

const std::string kRight =
    R"({"email":" Staff_A@Example.com ","password":")" + std::string(Platform::kPassword) + R"("})";

}  // namespace

TEST_CASE("Signing in tells nobody which half was wrong") {
  run({
      {.name = "right",
       .who = "",
       .method = "POST",
       .path = "/api/auth/sign-in",
       .body = kRight,
       .contains = {"\"token\":\"", "\"expiresAt\":\"", "\"id\":\"{staff_a}\"", "\"landing\":\"staff\""},
       .lacks = {"argon2", "passwordHash", "tokenHash"},
       .journaled = {"auth.sign_in"}},
      {.name = "wrong password",
       .who = "",
       .method = "POST",
       .path = "/api/auth/sign-in",
       .body = R"({"email":"staff_b@example.com","password":"wrong"})",
       .status = 401,
       .contains = {"sign_in_refused"},
       .lacks = {"token\"", "staff_b"},
       .journaled = {"auth.sign_in"}},
      {.name = "unknown address",
       .who = "",
       .method = "POST",
       .path = "/api/auth/sign-in",
       .body = R"({"email":"nobody@example.com","password":"wrong"})",
       .status = 401,
       .contains = {"sign_in_refused"},
       .lacks = {"nobody"},
       .journaled = {"auth.sign_in"}},
      {.name = "nothing given",
       .who = "",
       .method = "POST",
       .path = "/api/auth/sign-in",
       .body = "{}",
       .status = 422,
       .contains = {"\"field\":\"email\"", "\"field\":\"password\""}},
      {.name = "from another site",
       .who = "",
       .method = "POST",
       .path = "/api/auth/sign-in",
       .body = kRight,
       .headers = {{"Origin", "https://evil.example"}},
       .status = 403,
       .contains = {"\"code\":\"origin\""}},
  });
}

TEST_CASE("After failures one waits, known or not") {
  Platform& p = platform();
  for (const std::string email : {"department_head_b@example.com", "ghost@example.com"}) {
    const std::string body = R"({"email":")" + email + R"(","password":"no"})";
    for (int i = 0; i < 5; ++i) CHECK(p.send("", "POST", "/api/auth/sign-in", body).status == 401);
    const auto refused = p.send("", "POST", "/api/auth/sign-in", body);
    CHECK(refused.status == 429);
    CHECK(refused.header("Retry-After") == "1");
  }
  p.clock.advance(20 * 60'000);
  const std::string right =
      R"({"email":"department_head_b@example.com","password":")" + std::string(Platform::kPassword) + R"("})";
  CHECK(p.send("", "POST", "/api/auth/sign-in", right).status == 200);
}

TEST_CASE("A cookie needs its own site for what is not safe") {
  Platform& p = platform();
  const auto in = p.send("", "POST", "/api/auth/sign-in", kRight);
  const std::string set = in.header("Set-Cookie");
  CHECK_THAT(set, Catch::Matchers::ContainsSubstring("HttpOnly") && Catch::Matchers::ContainsSubstring("SameSite=Lax"));
  const std::string cookie = set.substr(0, set.find(';'));
  p.journaled();
  run({
      {.name = "reading",
       .who = "",
       .method = "GET",
       .path = "/api/auth/session",
       .headers = {{"Cookie", cookie}},
       .contains = {"\"landing\":\"staff\""}},
      {.name = "no origin",
       .who = "",
       .method = "POST",
       .path = "/api/auth/sign-out",
       .headers = {{"Cookie", cookie}},
       .status = 403,
       .contains = {"\"code\":\"origin\""}},
      {.name = "another origin",
       .who = "",
       .method = "POST",
       .path = "/api/auth/sign-out",
       .headers = {{"Cookie", cookie}, {"Origin", "http://127.0.0.1"}},
       .status = 403},
      {.name = "its own",
       .who = "",
       .method = "POST",
       .path = "/api/auth/sign-out",
       .headers = {{"Cookie", cookie}, {"Host", "carmen.example"}, {"Origin", "http://carmen.example"}},
       .status = 204,
       .journaled = {"auth.sign_out"}},
      {.name = "signed out",
       .who = "",
       .method = "GET",
       .path = "/api/auth/session",
       .headers = {{"Cookie", cookie}},
       .status = 401,
       .contains = {"session_revoked"}},
  });
}

TEST_CASE("Sessions end: forged, expired, deactivated") {
  Platform& p = platform();
  const auto with = [&](const std::string& token) {
    return p.send("", "GET", "/api/auth/session", "", {{"Authorization", "Bearer " + token}});
  };
  CHECK(with("forged").status == 401);
  CHECK(with("forged").header("WWW-Authenticate") == "Bearer");
  const std::string body =
      R"({"email":"staff_b@example.com","password":")" + std::string(Platform::kPassword) + R"("})";
  const std::string token(p.send("", "POST", "/api/auth/sign-in", body).json().text("token"));
  CHECK(with(token).status == 200);
  const auto off = p.send("root", "POST", p.fill("/api/users/{staff_b}/deactivate"), R"({"reason":"left"})");
  CHECK(off.status == 200);
  CHECK(with(token).status == 401);
  CHECK(p.send("", "POST", "/api/auth/sign-in", body).status == 401);
  CHECK(p.send("root", "POST", p.fill("/api/users/{staff_b}/reactivate")).status == 200);
  const std::string again(p.send("", "POST", "/api/auth/sign-in", body).json().text("token"));
  CHECK(with(again).status == 200);
}

TEST_CASE("Passwords: short, guessable and reused links are refused") {
  Platform& p = platform();
  const auto link = p.send("root", "POST", p.fill("/api/users/{department_head_a}/password-link"));
  const std::string url(link.json().text("url"));
  const std::string token = url.substr(url.find('#') + 1);
  const auto set = [&](const std::string& password) {
    return p.send("", "POST", "/api/auth/password", R"({"token":")" + token + R"(","password":")" + password + R"("})");
  };
  CHECK(set("short").status == 422);
  CHECK(set("password1234").status == 422);
  CHECK(set("aaaaaaaaaaaaaaaa").status == 422);
  CHECK(set("department_head_a@example.com").status == 422);
  CHECK(set(std::string(200, 'x')).status == 422);
  CHECK(set("copper violin harbour 58").status == 204);
  CHECK(set("copper violin harbour 59").status == 404);
  CHECK(p.send("department_head_a", "GET", "/api/auth/session").status == 401);
  CHECK(p.send("", "POST", "/api/auth/setup",
               R"({"token":"x","email":"e@example.com","name":"E","password":"copper violin harbour 58"})")
            .status == 404);
}
