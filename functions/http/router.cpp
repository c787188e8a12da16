#include "http/router.h"

#include <algorithm>
#include <cassert>

#include "http/wire_text.h"

struct Router::Node {
  std::vector<std::pair<std::string, std::unique_ptr<Node>>> literals;
  std::unique_ptr<Node> parameter;
  std::vector<const Route*> routes;  // one for each method

  Node& child(std::string_view segment) {
    if (segment.starts_with('{')) {
      if (!parameter) parameter = std::make_unique<Node>();
      return *parameter;
    }
    for (auto& [text, node] : literals) {
      if (text == segment) return *node;
    }
    return *literals.emplace_back(segment, std::make_unique<Node>()).second;
  }

  // The end of the path below here, or null. `values` are the parameters' segments on the way.
  const Node* find(std::string_view path, std::vector<std::string_view>& values) const {
    if (path.empty()) return routes.empty() ? nullptr : this;
    std::string_view rest = path.substr(1);
    const std::size_t slash = rest.find('/');
    const std::string_view segment = rest.substr(0, slash);
    rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash);
    for (const auto& [text, node] : literals) {
      if (text != segment) continue;
      if (const Node* end = node->find(rest, values)) return end;
      break;
    }
    if (!parameter || segment.empty()) return nullptr;
    values.push_back(segment);
    if (const Node* end = parameter->find(rest, values)) return end;
    values.pop_back();
    return nullptr;
  }
};

namespace {

const Route* find_method(const std::vector<const Route*>& routes, std::string_view method) {
  const auto found =
      std::find_if(routes.begin(), routes.end(), [&](const Route* route) { return route->method == method; });
  return found == routes.end() ? nullptr : *found;
}

std::string list_methods(const std::vector<const Route*>& routes) {
  std::string list = "OPTIONS";
  for (const Route* route : routes) {
    list += ", " + route->method;
    if (route->method == "GET") list += ", HEAD";
  }
  return list;
}

}  // namespace

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;

Route& Router::add(std::string_view method, std::string_view pattern, Handler handler) {
  assert(pattern.starts_with('/'));
  auto route = std::make_unique<Route>(Route{.method = std::string(method),
                                             .pattern = std::string(pattern),
                                             .handler = std::move(handler),
                                             .writes = method != "GET",
                                             .index = routes_.size()});
  Node* node = root_.get();
  for (std::string_view rest = pattern.substr(1); node == root_.get() || !rest.empty();)
    node = &node->child(cut(rest, '/'));
  assert(!find_method(node->routes, method));
  node->routes.push_back(route.get());
  return *routes_.emplace_back(std::move(route));
}

void Router::set_fallback(Handler handler) {
  fallback_ = routes_
                  .emplace_back(std::make_unique<Route>(Route{.method = "GET",
                                                              .pattern = "*",
                                                              .handler = std::move(handler),
                                                              .unlimited = true,
                                                              .index = routes_.size()}))
                  .get();
}

Router::Match Router::find(std::string_view method, std::string_view path) const {
  Match match;
  if (method == "HEAD") method = "GET";
  std::vector<std::string_view> values;
  const Node* node = path.starts_with('/') ? root_->find(path, values) : nullptr;
  if (!node) {
    if (method == "GET") match.route = fallback_;
    return match;
  }
  match.route = find_method(node->routes, method);
  if (!match.route) {
    match.allow = list_methods(node->routes);
    return match;
  }
  std::string_view pattern = match.route->pattern;
  for (const std::string_view value : values) {
    pattern = pattern.substr(pattern.find('{') + 1);
    match.broken |= !decode_percent(value, match.params.emplace_back(cut(pattern, '}'), std::string{}).second);
  }
  return match;
}
