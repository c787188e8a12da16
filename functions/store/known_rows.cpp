#include "store/known_rows.h"

namespace {

constexpr std::size_t kMostKnown = 1'000;

}  // namespace

const void* KnownRows::find(const Entity& entity, const Uuid& id) const {
  const auto known = rows_.find(id);
  return known != rows_.end() && &known->second.entity() == &entity ? known->second.data() : nullptr;
}

void KnownRows::keep(const Entity& entity, const Uuid& id, const void* row) {
  if (rows_.size() >= kMostKnown) rows_.clear();
  rows_.insert_or_assign(id, Row(entity, row));
}
