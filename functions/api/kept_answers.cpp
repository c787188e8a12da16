#include "api/kept_answers.h"

#include "core/text.h"

namespace {
constexpr std::size_t kLongestKey = 255;
}  // namespace

Result<std::optional<IdempotencyKey>> read_key(const Exchange& exchange, const Caller& caller,
                                               const Workspace& workspace) {
  const std::string_view given = exchange.header("Idempotency-Key");
  if (given.empty()) return std::optional<IdempotencyKey>();
  if (given.size() > kLongestKey) return invalid("Idempotency-Key", "is longer than 255 characters");
  if (!is_utf8(given)) return invalid("Idempotency-Key", "is not valid UTF-8");
  std::string request(exchange.method());
  request.append(" ").append(exchange.target()).append("\n").append(exchange.body());
  return std::optional<IdempotencyKey>({caller.actor.id, std::string(given), workspace.digest(request)});
}

Result<std::optional<Answer>> find_kept(Database& database, const IdempotencyKey& key, Timestamp now) {
  const auto kept = TRY(find_answer(database, key, now));
  if (!kept) return std::optional<Answer>();
  const Json json = TRY(parse_json(kept->answer, {.bytes = 64u << 20}));
  return std::optional<Answer>(Answer{.status = static_cast<int>(kept->status),
                                      .body = std::string(json.text("body")),
                                      .etag = std::string(json.text("etag")),
                                      .location = std::string(json.text("location")),
                                      .replayed = true});
}

Outcome keep(Database& database, const IdempotencyKey& key, const Answer& answer, Timestamp now) {
  const Json json = Json::Object{{"body", answer.body}, {"etag", answer.etag}, {"location", answer.location}};
  return keep_answer(database, key, {answer.status, to_json_text(json)}, now);
}
