#include <catch_amalgamated.hpp>

#include "scenario.h"

namespace {

std::string deep(int levels) {
  return std::string(static_cast<std::size_t>(levels), '[') + std::string(static_cast<std::size_t>(levels), ']');
}

std::string many(const std::string& part) {
  std::string text;
  while (text.size() < 1000) text += part;
  return text;
}

Scenario refused(std::string name, std::string body, int status, std::string contains) {
  return {.name = std::move(name),
          .who = "root",
          .method = "POST",
          .path = "/api/users",
          .body = std::move(body),
          .status = status,
          .contains = {std::move(contains)}};
}

}  // namespace

TEST_CASE("Bad bodies are refused, and nothing happens") {
  const std::string long_name(5000, 'x');
  run({
      refused("unknown field", R"({"name":"A","email":"a@example.com","isAdmin":true})", 422, "\"field\":\"isAdmin\""),
      refused("read-only field", R"({"name":"A","email":"a@example.com","lastActive":"2026-01-01T00:00:00Z"})", 422,
              "\"field\":\"lastActive\""),
      refused("private field", R"({"name":"A","email":"a@example.com","passwordHash":"x"})", 422,
              "\"field\":\"passwordHash\""),
      refused("wrong type", R"({"name":7,"email":"a@example.com"})", 422, "must be text"),
      refused("wrong choice", R"({"name":"A","email":"a@example.com","platformRole":"god"})", 422, "platformRole"),
      refused("too long", R"({"name":")" + long_name + R"(","email":"a@example.com"})", 422, "\"field\":\"name\""),
      refused("broken UTF-8", "{\"name\":\"\xC3\x28\",\"email\":\"a@example.com\"}", 422, "UTF-8"),
      refused("deep", R"({"name":)" + deep(70) + "}", 422, "too deeply"),
      refused("one level too deep", R"({"name":)" + deep(64) + "}", 422, "too deeply"),
      refused("as deep as may be", R"({"name":)" + deep(63) + "}", 422, "must be text"),
      refused("a NUL in a text", R"({"name":"A\u0000B","email":"a@example.com"})", 422, "\"field\":\"name\""),
      refused("half a surrogate", R"({"name":"A\ud800","email":"a@example.com"})", 422, ""),
      refused("a number that no integer holds", R"({"name":1e999,"email":"a@example.com"})", 422, ""),
      refused("duplicate keys", R"({"name":"A","name":"B","email":"a@example.com"})", 422, "name"),
      refused("no object", "[]", 422, "object"),
      refused("cut short", R"({"name":"A")", 422, "not valid JSON"),
      refused("not an address", R"({"name":"A","email":"nope"})", 422, "\"field\":\"email\""),
      refused("everything at once", R"({"name":"","email":"nope"})", 422,
              R"("faults":[{"field":"name","message":"is required"},{"field":"email",)"),
      refused("taken address", R"({"name":"A","email":"root@example.com"})", 409, "email"),
      refused("unknown id",
              R"({"name":"A","email":"a@example.com","clusters":["018f0000-0000-7000-8000-000000000000"]})", 422,
              "clusters"),
      refused("huge", R"({"name":")" + std::string(1'100'000, 'x') + R"("})", 413, "too_large"),
      refused("a byte above a mebibyte", std::string((1u << 20) + 1, ' '), 413, "too_large"),
      refused("a mebibyte of nothing", std::string(1u << 20, ' '), 422, ""),
      {.name = "another media type",
       .who = "root",
       .method = "POST",
       .path = "/api/users",
       .body = "name=A",
       .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
       .status = 422,
       .contains = {"content_type"}},
      {.name = "SQL is only text",
       .who = "root",
       .method = "POST",
       .path = "/api/users",
       .body = R"({"name":"Robert'); DROP TABLE users;--","email":"bobby@example.com"})",
       .status = 201,
       .contains = {"DROP TABLE users"},
       .journaled = {"users.create"}},
  });
}

TEST_CASE("Bad addresses and parameters are refused") {
  run({
      {.name = "nobody", .who = "", .method = "GET", .path = "/api/users", .status = 401},
      {.name = "no such resource", .who = "root", .method = "GET", .path = "/api/unicorns", .status = 404},
      {.name = "no id", .who = "root", .method = "GET", .path = "/api/users/42", .status = 404},
      {.name = "unknown id",
       .who = "root",
       .method = "GET",
       .path = "/api/users/018f0000-0000-7000-8000-000000000000",
       .status = 404},
      {.name = "dots",
       .who = "root",
       .method = "GET",
       .path = "/api/users/..%2f..%2fetc%2fpasswd",
       .status = 404,
       .lacks = {"root:"}},
      {.name = "wrong method", .who = "root", .method = "PUT", .path = "/api/users", .status = 405},
      {.name = "unknown parameter",
       .who = "root",
       .method = "GET",
       .path = "/api/users?page=2",
       .status = 422,
       .contains = {"\"field\":\"page\""}},
      {.name = "filter on what has no index",
       .who = "root",
       .method = "GET",
       .path = "/api/users?filter=passwordHash:eq:x",
       .status = 422},
      {.name = "filter without sense", .who = "root", .method = "GET", .path = "/api/users?filter=name", .status = 422},
      {.name = "SQL in a filter",
       .who = "root",
       .method = "GET",
       .path = "/api/users?filter=name:eq:'%20OR%201=1--",
       .contains = {"\"items\":[]"}},
      {.name = "SQL in a sort", .who = "root", .method = "GET", .path = "/api/users?sort=name;DROP", .status = 422},
      {.name = "limit", .who = "root", .method = "GET", .path = "/api/users?limit=100000", .status = 422},
      {.name = "words without end",
       .who = "root",
       .method = "GET",
       .path = "/api/users?q=" + many("a%20") + "a",
       .status = 422,
       .contains = {"more than 32 words"}},
      {.name = "conditions without end",
       .who = "root",
       .method = "GET",
       .path = "/api/users?filter=" + many("id:null;") + "id:null",
       .status = 422,
       .contains = {"more than 50 conditions"}},
      {.name = "orders without end",
       .who = "root",
       .method = "GET",
       .path = "/api/users?sort=" + many("name,") + "id",
       .status = 422,
       .contains = {"more than 8 fields"}},
      {.name = "cursor", .who = "root", .method = "GET", .path = "/api/users?cursor=AAAA", .status = 422},
      {.name = "private field",
       .who = "root",
       .method = "GET",
       .path = "/api/users?fields=passwordHash",
       .status = 422},
      {.name = "plan", .who = "root", .method = "POST", .path = "/api/users?plan=yes", .body = "{}", .status = 422},
  });
}

TEST_CASE("Formula text leaves as text") {
  Platform& p = platform();
  for (const std::string name : {"=cmd|'/c calc'!A1", "+1", "-1", "@SUM(A1)"}) {
    const std::string body =
        to_json_text(Json::Object{{"name", name}, {"email", "f" + std::to_string(name.size()) + "@example.com"}});
    const auto made = p.send("root", "POST", "/api/users", body);
    INFO(made.body);
    CHECK((made.status == 201 || made.status == 409));
  }
  const auto csv = p.send("root", "GET", "/api/users.csv?fields=name");
  for (const char* raw : {",=cmd", ",+1", ",-1", ",@SUM"})
    CHECK_THAT(csv.body, !Catch::Matchers::ContainsSubstring(raw));
}
