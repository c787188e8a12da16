#include "sqlite/read_transaction.h"

#include <utility>

Outcome ReadTransaction::begin() {
  if (open_) return Done{};
  (void)TRY(TRY(database_.prepare("BEGIN"))->step());
  open_ = true;
  others_ = TRY(database_.data_version());
  return Done{};
}

Outcome ReadTransaction::end() {
  others_.reset();
  if (std::exchange(open_, false)) (void)TRY(TRY(database_.prepare("COMMIT"))->step());
  return Done{};
}
