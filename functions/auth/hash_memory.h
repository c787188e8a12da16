#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

// The memory that hashes work in, kept from one to the next while any goes on: to map and unmap megabytes for each
// would hold up the other threads' memory, the loop's with it. Any thread.
class HashMemory {
 public:
  std::uint8_t* take(std::size_t bytes);  // null when there is none; for as long as it is not given back
  void give_back(std::uint8_t* block, std::size_t bytes);
  std::size_t kept() const;  // blocks that nobody has

 private:
  struct Block {
    std::unique_ptr<std::uint8_t[]> bytes;
    std::size_t size;
  };

  mutable std::mutex mutex_;
  std::size_t taken_ = 0;
  std::vector<Block> kept_;
};
