#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/exchange.h"

struct Route {
  std::string method;
  std::string pattern;  // "/api/users/{userId}/modules"
  Handler handler;
  std::size_t body_limit = 0;  // bytes; 0 means the server's own
  bool writes = false;         // waits while a job of the pool holds the writer
  bool unlimited = false;      // by the address of the client
  bool apart = false;          // its handlers wait for the store: they run in threads, and for no writer
  std::size_t index = 0;       // in Router::routes()
};

// Finds the handler of a path. A literal segment goes before a parameter; HEAD is served by GET.
class Router {
 public:
  Router();
  ~Router();

  // What is not GET is taken to write. The route may be changed until the server runs.
  Route& add(std::string_view method, std::string_view pattern, Handler handler);
  // Serves GET and HEAD of every path without a route, to everybody without limit: for files in memory.
  void set_fallback(Handler handler);

  struct Match {
    const Route* route = nullptr;
    std::vector<std::pair<std::string_view, std::string>> params;
    std::string allow;    // the methods there are, when the path is known and the method is not
    bool broken = false;  // a segment is no text: a bad escape, a zero byte, broken UTF-8
  };
  Match find(std::string_view method, std::string_view path) const;

  const std::vector<std::unique_ptr<Route>>& routes() const { return routes_; }

 private:
  struct Node;

  std::unique_ptr<Node> root_;
  std::vector<std::unique_ptr<Route>> routes_;
  const Route* fallback_ = nullptr;
};
