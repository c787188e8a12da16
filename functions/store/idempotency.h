#pragma once

#include <optional>

#include "core/types.h"
#include "store/database.h"

// Answers kept under the key that a client gave, so that a repeated request is answered alike and done once.
struct KeptAnswer {
  std::int64_t status = 0;
  std::string answer;
};

struct IdempotencyKey {
  Uuid actor;
  std::string key;
  std::string digest;  // of the whole request
};

inline constexpr std::int64_t kKeepAnswers = 24 * 60 * 60 * 1000;  // milliseconds

// `conflict` when the key was used for another request.
Result<std::optional<KeptAnswer>> find_answer(Database& database, const IdempotencyKey& key, Timestamp now);
Outcome keep_answer(Database& database, const IdempotencyKey& key, const KeptAnswer& answer, Timestamp now);
Outcome drop_old_answers(Database& database, Timestamp now);
