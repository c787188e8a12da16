#include "api/answer.h"

void send(Exchange& exchange, Answer answer) {
  if (!answer.etag.empty()) exchange.set_header("ETag", answer.etag);
  if (!answer.location.empty()) exchange.set_header("Location", answer.location);
  if (!answer.consistency.empty()) exchange.set_header("Consistency-Token", answer.consistency);
  if (answer.replayed) exchange.set_header("Idempotency-Replayed", "true");
  exchange.set_header("Cache-Control", "no-store");
  if (answer.body.empty()) exchange.answer(answer.status);
  else exchange.answer(answer.status, std::move(answer.body), answer.media_type);
}
