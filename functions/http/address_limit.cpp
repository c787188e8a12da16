#include "http/address_limit.h"

#include <algorithm>

namespace {

constexpr std::int64_t kBurst = 3;            // seconds' worth
constexpr std::size_t kMostKnown = 1u << 16;  // some 3 MB

}  // namespace

AddressLimit::AddressLimit(const Rule& rule)
    : limited_(rule.per_second > 0),
      policy_("\"address\";q=" + std::to_string(kBurst * rule.per_second) + ";w=" + std::to_string(kBurst)),
      limiter_(
          {.per_second = static_cast<double>(rule.per_second), .burst = static_cast<double>(kBurst * rule.per_second)},
          kMostKnown) {
  for (const std::string& address : rule.unlimited) {
    if (const auto network = network_of(address)) unlimited_.push_back(*network);
  }
}

bool AddressLimit::admits(Exchange& exchange, std::int64_t now_ms) {
  const auto network = exchange.client().network;
  if (!limited_ || !network) return true;
  if (std::find(unlimited_.begin(), unlimited_.end(), *network) != unlimited_.end()) return true;
  const RateLimiter::Verdict verdict = limiter_.take(*network, now_ms);
  if (verdict.allowed) return true;
  const std::string wait = std::to_string(std::max<std::int64_t>((verdict.wait_ms + 999) / 1000, 1));
  exchange.refuse(
      {.code = Code::limited, .message = "Too many requests come from this address. Try again in " + wait + " s."});
  exchange.set_header("Retry-After", wait);
  exchange.set_header("RateLimit-Policy", policy_);
  exchange.set_header("RateLimit", "\"address\";r=0;t=" + wait);
  exchange.muted_ = verdict.again;
  exchange.late_ms_ = verdict.late_ms;
  return false;
}
