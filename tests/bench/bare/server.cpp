// The product's reactor and libraries without the product: a page, an insert that commits with its turn, and one that
// commits alone. The statements are the product's own, prepared once.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "bare/insert.h"
#include "bare/page.h"
#include "http/health.h"
#include "http/reactor.h"

namespace {

std::int64_t unix_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

Json read_statements(const char* file) {
  std::ifstream in(file);
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  auto json = parse_json(text);
  if (json && json->find("page") && json->find("insert")) return std::move(*json);
  std::fprintf(stderr, "bare: %s does not hold the statements\n", file);
  std::exit(1);
}

void answer_id(Exchange& exchange, const std::string& id) {
  if (id.empty()) return exchange.refuse(422);
  exchange.answer(201, "{\"id\":\"" + id + "\"}");
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) return std::fprintf(stderr, "usage: bare PORT DATABASE STATEMENTS\n"), 2;
  const BareDatabase database(arguments[2]);
  const Json statements = read_statements(arguments[3]);
  BarePage page(database, *statements.find("page"));
  BareInsert insert(database, *statements.find("insert"));

  Metrics metrics;
  Router router;
  router.add("GET", "/page", [&](Exchange& exchange) { exchange.answer(200, page.read()); });
  router.add("POST", "/insert", [&](Exchange& exchange) {
    if (!database.in_transaction()) database.run("BEGIN IMMEDIATE");
    answer_id(exchange, insert.insert(exchange.body(), unix_ms()));
  });
  router.add("POST", "/insert-alone", [&](Exchange& exchange) {
    database.run("BEGIN IMMEDIATE");
    const std::string id = insert.insert(exchange.body(), unix_ms());
    database.run("COMMIT");
    answer_id(exchange, id);
  });
  add_health_routes(router, metrics, [] { return Done{}; });
  const auto commit_at_once = [&] {
    if (database.in_transaction()) database.run("COMMIT");
    return false;
  };
  Reactor reactor(router, metrics, {.unix_ms = unix_ms}, {.end = commit_at_once});
  auto listener = Listener::on_port("127.0.0.1", static_cast<std::uint16_t>(std::atoi(arguments[1])));
  if (!listener) return std::fprintf(stderr, "%s\n", listener.error().message.c_str()), 1;
  reactor.listen(std::move(*listener));
  reactor.stop_on_signals();
  reactor.run();
}
