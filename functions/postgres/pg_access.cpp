#include "postgres/pg_access.h"

#include <utility>

namespace {

constexpr std::size_t kMostKinds = 10'000;

}  // namespace

PgAccess::Epoch PgAccess::current() const {
  const std::lock_guard lock(mutex_);
  return epoch_;
}

PgAccess::Epoch PgAccess::begin(std::string snapshot, std::uint64_t asked, Timestamp now) {
  const std::lock_guard lock(mutex_);
  return epoch_ = {std::move(snapshot), ++last_, now.ms, asked};
}

std::set<std::string> PgAccess::expected(std::size_t kind) const {
  const std::lock_guard lock(mutex_);
  const auto at = expected_.find(kind);
  return at == expected_.end() ? std::set<std::string>() : at->second;
}

void PgAccess::expect(std::size_t kind, std::set<std::string> tenants) {
  const std::lock_guard lock(mutex_);
  if (expected_.size() >= kMostKinds) expected_.clear();
  expected_[kind] = std::move(tenants);
}

void PgAccess::grew(const std::set<std::string>& tenants) {
  const std::lock_guard lock(mutex_);
  grown_.insert(tenants.begin(), tenants.end());
}

std::set<std::string> PgAccess::take_grown() {
  const std::lock_guard lock(mutex_);
  return std::exchange(grown_, {});
}

bool PgAccess::has_grown() const {
  const std::lock_guard lock(mutex_);
  return !grown_.empty();
}
