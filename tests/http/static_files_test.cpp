#include "http/static_files.h"

#include <catch_amalgamated.hpp>
#include <fstream>
#include <unistd.h>

#include "test_client.h"
#include "test_server.h"

namespace fs = std::filesystem;

namespace {

constexpr const char* kPolicy = "default-src 'self'";

struct Folder {
  fs::path root = fs::temp_directory_path() / ("carmen-site-test-" + std::to_string(::getpid()));
  Folder() {
    fs::create_directories(root / "site/help/.git");
    write("secret.txt", "secret");
    write("site/index.html", "home");
    write("site/sign-in.html", "sign in");
    write("site/app.html", "shell");
    write("site/404.html", "not here");
    write("site/help/index.html", "help");
    write("site/help/.git/config", "secret");
    write("site/.env", "secret");
    write("site/app.3f9ac01b.wasm", "wasm");
    write("site/app.3f9ac01b.wasm.br", "br");
    write("site/app.3f9ac01b.wasm.gz", "gz");
    write("site/empty.css", "");
    fs::create_symlink(root / "secret.txt", root / "site/link.txt");
  }
  ~Folder() { fs::remove_all(root); }
  void write(const char* name, const char* text) const { std::ofstream(root / name) << text; }
};

struct SiteServer : TestServer {
  Folder folder;
  StaticFiles site = *StaticFiles::load(
      folder.root / "site", {.content_policy = kPolicy, .shells = {{"/app/", "/app.html"}}, .missing = "/404.html"});
  SiteServer() {
    router.add("GET", "/api/x", [](Exchange& exchange) { exchange.answer(200, "{}"); });
    router.set_fallback([this](Exchange& exchange) { site.answer(exchange); });
    options.proxies = {"127.0.0.1"};
    start();
  }
  ~SiteServer() { stop(); }
};

}  // namespace

TEST_CASE("pages are found by their plain addresses") {
  SiteServer server;
  TestClient client(server.port());
  const std::pair<const char*, const char*> kPages[] = {
      {"/", "home"},     {"/index.html", "home"},           {"/sign-in", "sign in"},  {"/help/", "help"},
      {"/app", "shell"}, {"/app/hotels/HT-1?x=y", "shell"}, {"/sign%2Din", "sign in"}};
  for (const auto& [address, body] : kPages) {
    INFO(address);
    const auto answer = client.get(address);
    CHECK(answer == 200);
    CHECK(answer.body == body);
    CHECK(answer.header("content-type") == "text/html; charset=utf-8");
    CHECK(answer.header("content-security-policy") == kPolicy);
    CHECK(answer.header("cache-control") == "no-cache");
  }
  CHECK(client.get("/empty.css") == 200);
  CHECK(client.get("/api/y") == 404);
}

TEST_CASE("who asks for a page is shown one for what is not there") {
  SiteServer server;
  TestClient client(server.port());
  const auto page = client.get("/nowhere", "Accept: text/html,application/xhtml+xml,*/*;q=0.8\r\n");
  CHECK(page == 404);
  CHECK(page.body == "not here");
  CHECK(page.header("content-security-policy") == kPolicy);
  const auto problem = client.get("/nowhere", "Accept: application/json\r\n");
  CHECK(problem == 404);
  CHECK(problem.header("content-type") == "application/problem+json");
}

TEST_CASE("no address leads out of the folder or to what is hidden") {
  SiteServer server;
  TestClient client(server.port());
  for (const char* address :
       {"/../secret.txt", "/help/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%2e%2e%2fsecret.txt",
        "//secret.txt", "/.env", "/help/.git/config", "/link.txt", "/app.3f9ac01b.wasm.br", "/%00", "/help",
        "/index.html/", "/..", "/./index.html", "/\\..\\secret.txt"}) {
    INFO(address);
    const auto answer = client.get(address);
    CHECK((answer == 404 || answer == 400));
    CHECK(answer.body.find("\"secret\"") == std::string::npos);
  }
}

TEST_CASE("the coding that the client likes best is sent") {
  SiteServer server;
  TestClient client(server.port());
  const auto get = [&](const char* accept) {
    return client.get("/app.3f9ac01b.wasm", "Accept-Encoding: " + std::string(accept) + "\r\n");
  };
  const auto br = get("gzip, br");
  CHECK(br.body == "br");
  CHECK(br.header("content-encoding") == "br");
  CHECK(br.header("content-type") == "application/wasm");
  CHECK(br.header("vary") == "Accept-Encoding");
  CHECK(br.header("cache-control") == "public, max-age=31536000, immutable");
  CHECK(get("gzip;q=1, br;q=0.1").body == "gz");
  CHECK(get("identity").body == "wasm");
  CHECK(get("identity").header("content-encoding").empty());
  CHECK(br.header("etag") != get("identity").header("etag"));
}

TEST_CASE("what has not changed is not sent again") {
  SiteServer server;
  TestClient client(server.port());
  const std::string etag = client.get("/").header("etag");
  const auto unchanged = client.get("/", "If-None-Match: \"other\", W/" + etag + "\r\n");
  CHECK(unchanged == 304);
  CHECK(unchanged.body.empty());
  CHECK(unchanged.header("etag") == etag);
  CHECK(unchanged.header("content-length").empty());
  CHECK(client.get("/", "If-None-Match: \"other\"\r\n") == 200);
}

TEST_CASE("strict transport is asked for behind TLS alone") {
  SiteServer server;
  TestClient client(server.port());
  CHECK(client.get("/").header("strict-transport-security").empty());
  CHECK(client.get("/", "X-Forwarded-Proto: https\r\n").header("strict-transport-security").starts_with("max-age="));
}

TEST_CASE("a folder that is not there is told") { CHECK_FALSE(StaticFiles::load("/nowhere/at/all", {})); }
