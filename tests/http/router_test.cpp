#include "http/router.h"

#include <catch_amalgamated.hpp>

namespace {

void nothing(Exchange&) {}

struct Routes {
  Router router;
  Routes() {
    for (const char* pattern :
         {"/", "/api/users", "/api/users/{userId}", "/api/users/me", "/api/users/{userId}/business-units/{buId}"}) {
      router.add("GET", pattern, nothing);
    }
    router.add("PATCH", "/api/users/{userId}", nothing);
  }
  std::string find(std::string_view method, std::string_view path) const {
    const Router::Match match = router.find(method, path);
    std::string text = match.route ? match.route->pattern : match.allow;
    for (const auto& [name, value] : match.params) text.append(" ").append(name).append("=").append(value);
    return text;
  }
};

}  // namespace

TEST_CASE("paths find their routes") {
  const Routes routes;
  CHECK(routes.find("GET", "/") == "/");
  CHECK(routes.find("GET", "/api/users") == "/api/users");
  CHECK(routes.find("HEAD", "/api/users") == "/api/users");
  CHECK(routes.find("GET", "/api/users/U-1") == "/api/users/{userId} userId=U-1");
  CHECK(routes.find("GET", "/api/users/me") == "/api/users/me");
  CHECK(routes.find("GET", "/api/users/me/business-units/HT%2D1") ==
        "/api/users/{userId}/business-units/{buId} userId=me buId=HT-1");
  CHECK(routes.find("GET", "/api/users/a%2Fb") == "/api/users/{userId} userId=a/b");
  for (const char* path :
       {"", "api", "/api", "/api/", "/api/users/", "/api/users//business-units/x", "/api/Users", "/api/users/a/b"}) {
    INFO(path);
    CHECK(routes.find("GET", path).empty());
  }
}

TEST_CASE("a known path says which methods it has") {
  const Routes routes;
  CHECK(routes.find("DELETE", "/api/users/1") == "OPTIONS, GET, HEAD, PATCH");
  CHECK(routes.find("PATCH", "/api/users/1") == "/api/users/{userId} userId=1");
  CHECK(routes.find("DELETE", "/nowhere").empty());
}

TEST_CASE("segments that are no text are told") {
  const Routes routes;
  for (const char* path : {"/api/users/%", "/api/users/%4", "/api/users/%zz", "/api/users/%00", "/api/users/%ff",
                           "/api/users/%c0%af", "/api/users/%ed%a0%80"}) {
    INFO(path);
    CHECK(routes.router.find("GET", path).broken);
  }
  CHECK_FALSE(routes.router.find("GET", "/api/users/%E0%B8%81").broken);
}

TEST_CASE("what changes things waits for the writer, and every route is listed") {
  const Routes routes;
  CHECK(routes.router.find("PATCH", "/api/users/1").route->writes);
  CHECK_FALSE(routes.router.find("GET", "/api/users/1").route->writes);
  REQUIRE(routes.router.routes().size() == 6);
  for (std::size_t i = 0; i < 6; ++i) CHECK(routes.router.routes()[i]->index == i);
}

TEST_CASE("the fallback serves reading only") {
  Routes routes;
  routes.router.set_fallback(nothing);
  CHECK(routes.find("GET", "/any/thing") == "*");
  CHECK(routes.find("POST", "/any/thing").empty());
}
