#pragma once

#include <functional>
#include <string_view>

#include "http/exchange.h"
#include "http/peer.h"
#include "http/router.h"

// Leads an exchange to its handler: finds the route, waits for the writer where the route writes, and catches what
// libraries throw.
class Dispatcher {
 public:
  using FaultLog = std::function<void(const Exchange&, std::string_view what)>;

  // `may_write`: the writer is this turn's. `log`: any thread. `admits` is asked before a handler runs, and for what
  // has none; false: it has refused.
  Dispatcher(const Router& router, std::function<bool()> may_write, std::vector<std::string> proxies, FaultLog log,
             std::function<bool(Exchange&)> admits = {});

  void begin(Exchange& exchange) const;
  // Runs a handler, or defers it when it has to wait for the writer or runs apart.
  void run(Exchange& exchange, const Handler& handler) const;
  // Runs it here and now. Any thread.
  void handle(Exchange& exchange, const Handler& handler) const;

 private:
  const Router& router_;
  const std::function<bool()> may_write_;
  const std::vector<std::string> proxies_;
  const FaultLog log_;
  const std::function<bool(Exchange&)> admits_;
};
