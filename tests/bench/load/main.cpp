// Sends what a plan says to a server on this machine, and writes what came of it as one JSON object.
#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <sys/resource.h>

#include "core/json.h"
#include "load/load.h"

namespace {

Json micros(std::int64_t ns) { return static_cast<double>(ns) / 1000; }

Json count(std::uint64_t n) { return static_cast<std::int64_t>(n); }

Json describe(const LoadResult& result) {
  Json statuses = Json::object();
  for (std::size_t digit = 1; digit < result.by_class.size(); ++digit)
    if (result.by_class[digit]) statuses.set(std::to_string(digit) + "xx", count(result.by_class[digit]));
  Json times = Json::object();
  for (const auto& [name, share] : {std::pair{"p50", 0.5}, {"p90", 0.9}, {"p99", 0.99}, {"p999", 0.999}})
    times.set(name, micros(result.times.at(share)));
  times.set("most", micros(result.times.most()));
  Json out = Json::Object{{"seconds", result.seconds},       {"answers", count(result.times.count())},
                          {"statuses", std::move(statuses)}, {"lost", count(result.lost)},
                          {"micros", std::move(times)},      {"serverCpu", result.usage.watched},
                          {"ownCpu", result.usage.own},      {"otherCpu", result.usage.other()}};
  if (const auto& clients = result.per_client; !clients.empty())
    out.set("perClient", Json::Object{{"least", count(clients.front())},
                                      {"median", count(clients[clients.size() / 2])},
                                      {"most", count(clients.back())}});
  return out;
}

std::vector<std::string> lines_of(const std::string& file) {
  std::vector<std::string> lines;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace

int main(int argc, char** argv) {
  LoadPlan plan;
  CLI::App app("Loads a server on this machine.", "bench_load");
  app.add_option("--port", plan.port)->required();
  app.add_option("--connections", plan.connections)->capture_default_str();
  app.add_option("--warm-up", plan.warm_up, "Seconds before anything is counted")->capture_default_str();
  app.add_option("--seconds", plan.seconds)->capture_default_str();
  app.add_option("--rate", plan.rate, "Requests a second of all together; else each sends when it is answered");
  app.add_flag("--fresh", plan.fresh, "A new connection for each request");
  app.add_option("--idle", plan.idle, "Connections beside that say nothing");
  app.add_option("--drip", plan.drip, "Connections beside that send a byte a second");
  app.add_option("--method", plan.method)->capture_default_str();
  app.add_option("--path", plan.path)->capture_default_str();
  std::string paths;
  app.add_option("--paths", paths, "A file of paths, a line each, that are taken in turn");
  app.add_option("--header", plan.headers, "A whole line");
  app.add_option("--body", plan.body, "{n} becomes a number that no other request has");
  app.add_option("--first-number", plan.first_number)->capture_default_str();
  app.add_option("--watch", plan.watch, "A process whose CPU time is measured");
  CLI11_PARSE(app, argc, argv);
  plan.paths = lines_of(paths);
  std::signal(SIGPIPE, SIG_IGN);
  rlimit files{};
  ::getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &files);
  std::printf("%s\n", to_json_text(describe(Load(plan).run())).c_str());
}
