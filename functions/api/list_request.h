#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/query.h"

using QueryParameters = std::vector<std::pair<std::string, std::string>>;

inline constexpr std::int64_t kDefaultPage = 25;
inline constexpr std::int64_t kLargestPage = 200;

// GET /api/<path>?filter&q&sort&fields&limit&cursor&total&archived&scope, read.
struct ListRequest {
  Query query;                       // reach is for the caller to set; limit is one row more than the page
  std::vector<const Field*> fields;  // empty: all
  std::int64_t page = kDefaultPage;
  bool total = false;
};

// Faults name the parameter; parameters that a list does not have are refused as well, and filters and orders by what
// the reader may not see.
Result<ListRequest> read_list_request(const Entity&, const QueryParameters&, View);

// "cluster:<id>": what lies there.
Result<Reach::Scope> read_scope(std::string_view text);

// Where the next page begins: opaque to clients, and bound to the order it was made in.
std::string make_cursor(const Query&, std::vector<Json> last);  // `last`: what Query::after takes
Result<std::vector<Json>> read_cursor(const Query&, std::string_view cursor);
