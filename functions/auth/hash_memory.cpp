#include "auth/hash_memory.h"

#include <algorithm>
#include <new>

std::uint8_t* HashMemory::take(std::size_t bytes) {
  {
    const std::lock_guard lock(mutex_);
    ++taken_;
    const auto fitting = std::find_if(kept_.begin(), kept_.end(), [&](const Block& b) { return b.size == bytes; });
    if (fitting != kept_.end()) {
      std::uint8_t* block = fitting->bytes.release();
      kept_.erase(fitting);
      return block;
    }
  }
  std::uint8_t* block = new (std::nothrow) std::uint8_t[bytes];
  const std::lock_guard lock(mutex_);
  if (!block) --taken_;
  return block;
}

void HashMemory::give_back(std::uint8_t* block, std::size_t bytes) {
  std::vector<Block> unneeded;
  const std::lock_guard lock(mutex_);
  kept_.push_back({std::unique_ptr<std::uint8_t[]>(block), bytes});
  if (--taken_ == 0) unneeded.swap(kept_);
}

std::size_t HashMemory::kept() const {
  const std::lock_guard lock(mutex_);
  return kept_.size();
}
