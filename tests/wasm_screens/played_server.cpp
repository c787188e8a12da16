#include "played_server.h"

#include "app/app.h"
#include "mirror/mirror_headless.h"
#include "platform/platform_headless.h"
#include "records/session.h"
#include "screens/dashboard.h"

namespace played {
namespace {

std::string session_of(std::string_view role) {
  const std::string permissions = role == "platform_admin" ? R"(["*"])" : R"(["*.read"])";
  return R"({"user":{"id":"01900000-0000-7000-8000-00000000aaaa","name":"Anna Lindqvist"},"landing":"platform",)"
         R"("sessionId":"01900000-0000-7000-8000-00000000bbbb","access":{"id":"01900000-0000-7000-8000-00000000aaaa",)"
         R"("name":"Anna Lindqvist","active":true,"status":"active","personal":true,"grants":[{"source":"Platform role )" +
         std::string(role) + R"(","record":"users/1","role":")" + std::string(role) + R"(","permissions":)" +
         permissions + R"(,"level":"platform","inherits":true,"deny":false,"allModules":false}]}})";
}

void start() {
  static const bool once = [] {
    platform::headless::set_assets(CARMEN_FONTS);
    net::headless::will_answer("GET", "/api/auth/session", {.status = 200, .body = session_of("platform_admin")});
    net::headless::will_answer("GET", "/api/changes", {.status = 200, .body = R"({"items":[],"next":"1.1"})"});
    run(dashboard());
    return true;
  }();
  static_cast<void>(once);
}

}  // namespace

void sign_in(std::string_view role) {
  start();
  settle();  // the session that the dashboard began with
  answer("GET", "/api/auth/session", session_of(role));
  records::session().reload();
  settle();
}

void visit(std::string_view place) {
  start();
  dashboard().enter_scope({});  // of everything, whatever was visited before
  dashboard().go(std::string(place));
  settle();
}

void answer(std::string_view method, std::string_view path, std::string body, int status, std::string etag) {
  net::headless::will_answer(method, path,
                             {.status = status,
                              .body = std::move(body),
                              .etag = std::move(etag),
                              .type = "application/json",
                              .request_id = "req-1"});
}

int settle() {
  int frames = platform::headless::settle();
  while (net::headless::deliver() > 0) frames += platform::headless::settle();
  return frames;
}

std::string hotel(std::string_view id, std::string_view name, int version) {
  return R"({"id":")" + std::string(id) + R"(","tenant":"01900000-0000-7000-8000-0000000000a1","version":)" +
         std::to_string(version) +
         R"(,"createdAt":"2026-11-01T08:00:00.000Z","updatedAt":"2026-11-02T08:00:00.000Z","clusterId":")" +
         std::string(kCluster) + R"(","clusterName":"Riverside East","code":"TH-0001","name":")" + std::string(name) +
         R"(","status":"active","rooms":1200,"city":"Bangkok","country":"TH","timeZone":"Asia/Bangkok","currency":"THB"})";
}

std::string list_of(std::string rows, int total) {
  return R"({"items":[)" + rows + R"(],"total":)" + std::to_string(total) + "}";
}

std::string sent_header(std::string_view name) {
  const std::string& all = net::headless::last_sent().headers;
  const auto at = all.find(std::string(name) + ": ");
  if (at == std::string::npos) return {};
  const std::size_t from = at + name.size() + 2;
  return all.substr(from, all.find('\n', from) - from);
}

}  // namespace played
