#include "load/histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

// Slots double in width from one group of 32 to the next.
std::size_t Histogram::slot_of(std::uint64_t ns) {
  const auto width = static_cast<int>(std::bit_width(ns));
  if (width <= kBits) return static_cast<std::size_t>(ns);
  const int shift = width - kBits - 1;
  return (static_cast<std::size_t>(shift + 1) << kBits) + static_cast<std::size_t>((ns >> shift) - (1u << kBits));
}

std::uint64_t Histogram::end_of(std::size_t slot) {
  const std::size_t group = slot >> kBits;
  if (group == 0) return slot;
  const std::uint64_t step = (slot & ((1u << kBits) - 1)) + (1u << kBits);
  return ((step + 1) << (group - 1)) - 1;
}

void Histogram::add(std::int64_t ns) {
  ++slots_[std::min(slot_of(static_cast<std::uint64_t>(std::max<std::int64_t>(ns, 0))), slots_.size() - 1)];
  ++count_;
  most_ = std::max(most_, ns);
}

std::int64_t Histogram::at(double share) const {
  const auto wanted = static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(count_)));
  std::uint64_t seen = 0;
  for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
    seen += slots_[slot];
    if (seen >= wanted && seen > 0) return std::min(static_cast<std::int64_t>(end_of(slot)), most_);
  }
  return most_;
}
