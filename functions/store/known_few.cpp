#include "store/known_few.h"

namespace {

constexpr auto kHolds = std::chrono::seconds(30);
constexpr std::size_t kMostKnown = 10'000;

}  // namespace

std::optional<bool> KnownFew::recall(std::size_t question) const {
  const std::lock_guard lock(mutex_);
  const auto at = known_.find(question);
  if (at == known_.end() || std::chrono::steady_clock::now() - at->second.at > kHolds) return std::nullopt;
  return at->second.few;
}

void KnownFew::note(std::size_t question, bool few) {
  const std::lock_guard lock(mutex_);
  if (known_.size() >= kMostKnown) known_.clear();
  known_[question] = {few, std::chrono::steady_clock::now()};
}
