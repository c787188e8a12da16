#pragma once

#include <functional>
#include <map>
#include <optional>
#include <tuple>

#include "core/types.h"
#include "store/database.h"
#include "store/response_times.h"

// Whose answers are counted together. The nil tenant is the platform itself.
struct ResponseKey {
  Uuid tenant;
  std::string method;
  std::string route;  // "/api/users/{userId}"; kOtherRoutes: those beyond what is kept apart

  auto tie() const { return std::tie(tenant, method, route); }
  bool operator<(const ResponseKey& other) const { return tie() < other.tie(); }
};
inline constexpr std::string_view kOtherRoutes = "other";
using ResponseTable = std::map<ResponseKey, ResponseTimes>;

// Response times of all programs, an hour together, for so many days.
inline constexpr std::int64_t kKeepResponseTimes = 30LL * 24 * 60 * 60 * 1000;  // milliseconds
inline constexpr std::size_t kMostResponseRows = 2'000;                         // an hour; what is new then is `other`

// Adds to what the store has of this hour. Within a transaction that writes.
Outcome add_response_times(Database& database, const ResponseTable& times, Timestamp now);
struct ResponsePeriod {
  Timestamp from, to;  // widened to whole hours
};
// What began in the period, of one tenant or of all.
Outcome read_response_times(Database& database, const ResponsePeriod& period, const std::optional<Uuid>& tenant,
                            const std::function<void(const ResponseKey&, const ResponseTimes&)>& visit);
Outcome drop_old_response_times(Database& database, Timestamp now);
