#include "http/metrics.h"

#include <array>
#include <catch_amalgamated.hpp>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

#include "test_client.h"
#include "test_server.h"

#include "core/json.h"
#include "http/health.h"
#include "http/process_metrics.h"

namespace {

struct Pipe {
  std::array<int, 2> ends{};
  Pipe() { REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0); }
  ~Pipe() { ::close(ends[0]), ::close(ends[1]); }
};

struct MeasuredServer : TestServer {
  Pipe log;
  MeasuredServer() {
    options.log = log.ends[1];
    add_process_metrics(metrics, [] { return 1.5e9; });
    add_health_routes(router, metrics,
                      [] { return Outcome(Error{.code = Code::unavailable, .message = "The database is locked."}); });
    router.add("GET", "/users/{userId}", [](Exchange& exchange) { exchange.answer(200, "ok", "text/plain"); });
    start();
  }
  ~MeasuredServer() { stop(); }
  std::string lines() {
    stop();
    std::array<char, 8192> text;
    const ssize_t n = ::read(log.ends[0], text.data(), text.size());
    return {text.data(), static_cast<std::size_t>(std::max<ssize_t>(n, 0))};
  }
};

}  // namespace

TEST_CASE("figures are written as Prometheus reads them") {
  Metrics metrics;
  metrics.counter("a_total", "A \"help\"\nof two lines.", {{"label", "quo\"te\\"}}).add(3);
  metrics.counter("a_total", "", {{"label", "other"}}).add(1);
  Histogram& histogram = metrics.histogram("t_seconds", "Time.");
  histogram.observe(250);
  histogram.observe(251);
  histogram.observe(20'000'000);
  metrics.gauge("g", "A gauge.", [] { return 1.5; });
  const std::string text = metrics.text();
  CHECK(
      text.starts_with("# HELP a_total A \"help\"\\nof two lines.\n# TYPE a_total counter\n"
                       "a_total{label=\"quo\\\"te\\\\\"} 3\na_total{label=\"other\"} 1\n"));
  CHECK(text.find("t_seconds_bucket{le=\"0.00025\"} 1\nt_seconds_bucket{le=\"0.0005\"} 2\n") != std::string::npos);
  CHECK(text.find("t_seconds_bucket{le=\"10\"} 2\nt_seconds_bucket{le=\"+Inf\"} 3\nt_seconds_sum "
                  "20.000501\nt_seconds_count 3\n") != std::string::npos);
  CHECK(text.ends_with("# TYPE g gauge\ng 1.5\n"));
}

TEST_CASE("OpenMetrics has the newest trace of each bucket, and its own names") {
  Metrics metrics;
  metrics.counter("a_total", "Some \"help\".").add(3);
  metrics.info("carmen_build", "The release.", {{"version", "1"}});
  Histogram& histogram = metrics.histogram("t_seconds", "Time.");
  const std::string first(32, 'a'), second(32, 'b');
  histogram.observe(900'000, first, 1'795'000'000'500);
  histogram.observe(950'000, second, 1'795'000'001'500);
  histogram.observe(100);
  const std::string text = metrics.text(MetricsFormat::open);
  CHECK(text.starts_with("# HELP a Some \\\"help\\\".\n# TYPE a counter\na_total 3\n"));
  CHECK(text.find("# TYPE carmen_build info\ncarmen_build_info{version=\"1\"} 1\n") != std::string::npos);
  CHECK(text.find("t_seconds_bucket{le=\"0.00025\"} 1\n") != std::string::npos);
  CHECK(text.find("t_seconds_bucket{le=\"1.0\"} 3 # {trace_id=\"" + second + "\"} 0.95 1795000001.5\n") !=
        std::string::npos);
  CHECK(text.find(first) == std::string::npos);
  CHECK(text.ends_with("\n# EOF\n"));
  const std::string classic = metrics.text();
  CHECK(classic.find(second) == std::string::npos);
  CHECK(classic.find("# TYPE carmen_build_info gauge\ncarmen_build_info{version=\"1\"} 1\n") != std::string::npos);
  CHECK(classic.find("EOF") == std::string::npos);
}

TEST_CASE("a server tells how it is") {
  MeasuredServer server;
  TestClient client(server.port());
  CHECK(client.get("/healthz") == 200);
  const auto ready = client.get("/readyz");
  CHECK(ready == 503);
  CHECK(ready.body.find("The database is locked.") != std::string::npos);
  CHECK(client.get("/users/7?secret=x") == 200);
  CHECK(client.get("/nowhere/7") == 404);
  const auto figures = client.get("/metrics");
  CHECK(figures.header("content-type").starts_with("text/plain; version=0.0.4"));
  CHECK(figures.body.find(
            R"(http_request_duration_seconds_count{route="/users/{userId}",method="GET",status="2xx"} 1)") !=
        std::string::npos);
  CHECK(figures.body.find(R"(http_request_duration_seconds_count{route="",method="",status="4xx"} 1)") !=
        std::string::npos);
  CHECK(figures.body.find("http_connections 1\n") != std::string::npos);
  CHECK(figures.body.find("/users/7") == std::string::npos);
  CHECK(figures.body.find("http_requests_in_flight 0\n") != std::string::npos);  // it is answered when it counts
  CHECK(figures.body.find("http_connections_idle 0\n") != std::string::npos);
  CHECK(figures.body.find("http_connections_accepted_total 1\n") != std::string::npos);
  CHECK(figures.body.find("http_received_bytes_total 0\n") == std::string::npos);
  CHECK(figures.body.find("http_sent_bytes_total 0\n") == std::string::npos);
  CHECK(figures.body.find("http_loop_busy_seconds_count 0\n") == std::string::npos);
}

TEST_CASE("who asks for OpenMetrics gets it, with the trace of the request") {
  MeasuredServer server;
  TestClient client(server.port());
  client.get("/users/7", "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\n");
  const auto open =
      client.get("/metrics", "Accept: application/openmetrics-text;version=1.0.0;q=0.5,text/plain;q=0.3\r\n");
  CHECK(open.header("content-type").starts_with("application/openmetrics-text; version=1.0.0"));
  CHECK(open.header("vary") == "Accept");
  CHECK(open.body.find("# {trace_id=\"4bf92f3577b34da6a3ce929d0e0e4736\"}") != std::string::npos);
  const auto classic = client.get("/metrics", "Accept: text/plain;version=0.0.4\r\n");
  CHECK(classic.header("content-type").starts_with("text/plain; version=0.0.4"));
  CHECK(classic.body.find("trace_id") == std::string::npos);
}

TEST_CASE("jobs that wait for a thread are told") {
  TestServer server;
  server.options.workers = 1;
  std::atomic<bool> go = false;
  server.router.add("GET", "/slow", [&](Exchange& exchange) {
    exchange.defer(
        WorkPriority::normal,
        [&] {
          while (!go) std::this_thread::yield();
        },
        [](Exchange& later) { later.answer(200, "ok", "text/plain"); });
  });
  add_health_routes(server.router, server.metrics, [] { return Outcome(Done{}); });
  server.start();
  TestClient first(server.port()), second(server.port()), third(server.port());
  first.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
  second.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
  std::string figures;
  for (int i = 0; i < 1000 && figures.find("http_pool_jobs_waiting{pool=\"normal\"} 1\n") == figures.npos; ++i)
    figures = third.get("/metrics").body;
  CHECK(figures.find("http_pool_jobs_waiting{pool=\"normal\"} 1\n") != figures.npos);
  CHECK(figures.find("http_pool_threads_busy{pool=\"normal\"} 1\n") != figures.npos);
  CHECK(figures.find("http_requests_in_flight 2\n") != figures.npos);
  go = true;
  CHECK(first.read() == 200);
  CHECK(second.read() == 200);
  figures = third.get("/metrics").body;
  CHECK(figures.find("http_pool_wait_seconds_count{pool=\"normal\"} 2\n") != figures.npos);
  CHECK(figures.find("http_requests_in_flight 0\n") != figures.npos);
}

TEST_CASE("promtool finds nothing to say about the figures") {
  if (std::system("command -v promtool >/dev/null") != 0) SKIP("promtool is not installed");
  MeasuredServer server;
  TestClient client(server.port());
  client.get("/users/7");
  client.get("/users/8");
  std::FILE* promtool = ::popen("promtool check metrics", "w");
  const std::string figures = client.get("/metrics").body;
  std::fwrite(figures.data(), 1, figures.size(), promtool);
  CHECK(::pclose(promtool) == 0);
}

TEST_CASE("a request is one line of JSON, without its secrets") {
  MeasuredServer server;
  {
    TestClient client(server.port());
    client.get(
        "/users/ID7?token=SECRET1",
        "Authorization: Bearer SECRET2\r\ntraceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\n");
  }
  const std::string text = server.lines();
  REQUIRE(text.ends_with("}\n"));
  CHECK(text.find('\n') == text.size() - 1);
  for (const char* secret : {"SECRET", "ID7", "token"}) CHECK(text.find(secret) == std::string::npos);
  const auto line = parse_json(text);
  REQUIRE(line);
  CHECK(line->text("time") == "2026-11-18T11:06:40.000Z");
  CHECK(line->text("traceId") == "4bf92f3577b34da6a3ce929d0e0e4736");
  CHECK(line->text("requestId").size() == 16);
  CHECK(line->text("method") == "GET");
  CHECK(line->text("route") == "/users/{userId}");
  CHECK(line->integer("status") == 200);
  CHECK(line->integer("bytes") > 100);
}
