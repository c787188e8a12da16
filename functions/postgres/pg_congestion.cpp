#include "postgres/pg_congestion.h"

#include <utility>

PgCongestion::Way PgCongestion::enter(std::size_t kind) {
  const std::lock_guard lock(mutex_);
  const auto at = waiting_.find(kind);
  if (at == waiting_.end()) return Way::free;
  return std::exchange(at->second, true) ? Way::refused : Way::trying;
}

void PgCongestion::leave(std::size_t kind, Way entered, bool in_vain) {
  if (entered == Way::refused) return;
  const std::lock_guard lock(mutex_);
  if (!in_vain) waiting_.erase(kind);
  else if (const auto at = waiting_.try_emplace(kind, false).first; entered == Way::trying) at->second = false;
}
