#include "ask.h"

#include "http/http_engine.h"
#include "http/request_head.h"

void ask(std::string_view head, std::string body, const Handler& handler, const Shown& shown) {
  static const Handler* asked = nullptr;
  static HttpEngine engine([](Exchange& exchange) { (*asked)(exchange); }, {});
  RequestHead read;
  if (read_head(head, read) != 0) return;
  asked = &handler;
  Exchange exchange({.address = "192.0.2.1"}, std::move(body));
  engine.process(head, exchange);
  if (!shown) return;
  std::string answer;
  engine.write(exchange, true, answer);
  shown(exchange, answer);
}

void ask_with_headers(std::string_view lines, const Handler& handler) {
  ask("GET / HTTP/1.1\r\nHost: carmen.example\r\n" + std::string(lines) + "\r\n", {}, handler);
}

void ask_with_query(std::string_view query, const Handler& handler) {
  ask("GET /?" + std::string(query) + " HTTP/1.1\r\nHost: carmen.example\r\n\r\n", {}, handler);
}
