#include "http/dispatcher.h"

#include <algorithm>
#include <exception>
#include <httplib.h>

#include "core/text.h"
#include "http/wire_text.h"

namespace {

bool is_plain(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return c == '%' || static_cast<unsigned char>(c) >= 0x80; });
}

bool is_text(const std::string& value) { return value.find('\0') == std::string::npos && is_utf8(value); }

}  // namespace

Dispatcher::Dispatcher(const Router& router, std::function<bool()> may_write, std::vector<std::string> proxies,
                       FaultLog log, std::function<bool(Exchange&)> admits)
    : router_(router),
      may_write_(std::move(may_write)),
      proxies_(std::move(proxies)),
      log_(std::move(log)),
      admits_(std::move(admits)) {}

void Dispatcher::begin(Exchange& exchange) const {
  if (const std::string_view parent = exchange.header("traceparent"); !parent.empty())
    exchange.trace_ = make_trace(parent);
  exchange.client_ = {exchange.peer_.address, false, exchange.peer_.network};
  if (exchange.peer_.trusted) {
    exchange.client_ = find_client(exchange.peer_.address, exchange.header("X-Forwarded-For"),
                                   exchange.header("X-Forwarded-Proto"), proxies_);
  }
  Router::Match match = router_.find(exchange.method(), exchange.path());
  exchange.route_ = match.route;
  if (admits_ && !(match.route && match.route->unlimited) && !admits_(exchange)) return;
  const auto& params = exchange.request_->params;
  match.broken |= !is_plain(exchange.target()) && !std::all_of(params.begin(), params.end(), [](const auto& param) {
    return is_text(param.first) && is_text(param.second);
  });
  if (match.broken) return exchange.refuse(400);
  if (!match.allow.empty()) {
    exchange.method() == "OPTIONS" ? exchange.answer(204) : exchange.refuse(405);
    return exchange.set_header("Allow", match.allow);
  }
  if (!match.route) return exchange.refuse(404);
  exchange.params_ = std::move(match.params);
  exchange.writes_ = match.route->writes;
  run(exchange, match.route->handler);
}

void Dispatcher::run(Exchange& exchange, const Handler& handler) const {
  if (exchange.route_->apart) {
    exchange.deferral_ = Deferral{.work = nullptr, .then = handler, .apart = true};
    return;
  }
  if (exchange.route_->writes && !exchange.settled_ && !may_write_()) {
    exchange.deferral_ = Deferral{.work = nullptr, .then = handler};
    return;
  }
  handle(exchange, handler);
}

void Dispatcher::handle(Exchange& exchange, const Handler& handler) const {
  try {
    handler(exchange);
  } catch (const std::exception& fault) {
    log_(exchange, fault.what());
    exchange.deferral_.reset();
    exchange.refuse(500);
  } catch (...) {
    log_(exchange, "unknown exception");
    exchange.deferral_.reset();
    exchange.refuse(500);
  }
  if (exchange.deferred() || exchange.status() != 0) return;
  log_(exchange, "the handler gave no answer");
  exchange.refuse(500);
}
