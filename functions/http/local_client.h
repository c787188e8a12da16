#pragma once

#include <memory>

#include "http/dispatcher.h"

class HttpEngine;

// Asks a router without a socket: requests are read and dispatched as the reactor does it, but what a handler defers is
// done here and now, and nobody waits for news. Used by one thread.
class LocalClient {
 public:
  struct Reply {
    int status = 0;
    std::string body;  // of one that comes in pieces, its beginning
  };

  explicit LocalClient(const Router& router);
  ~LocalClient();

  // `headers`: whole lines, each with its end.
  Reply send(std::string_view method, std::string_view target, std::string_view headers = {}, std::string body = {});

 private:
  void finish(Exchange& exchange);

  Dispatcher dispatcher_;
  std::unique_ptr<HttpEngine> engine_;
};
