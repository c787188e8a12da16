#pragma once

#include "api/api.h"
#include "store/response_table.h"

// Which response times are asked for, how they are put together and in which order.
struct ResponseQuery {
  enum class By : std::uint8_t { route, tenant, both };
  enum class Sort : std::uint8_t { p99, p95, p50, max, count, errors };  // the largest first

  ResponsePeriod period;  // the last day; half open
  By by = By::route;
  Sort sort = Sort::p99;
  std::optional<Uuid> organisation = {};
  std::string words = {};  // that occur in method and route, in lower case
  std::size_t limit = 100;
};

inline constexpr std::size_t kMostResponseGroups = 1'000;

Result<ResponseQuery> read_response_query(const Exchange&, Timestamp now);
// The answer's body: of what this person's reach covers, from the store and from this program. In the pool.
Result<std::string> answer_response_query(const Api&, const Caller&, const ResponseQuery&, Timestamp now);
