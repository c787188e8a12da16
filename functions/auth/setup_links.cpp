#include "auth/setup_links.h"

#include "auth/token.h"
#include "core/time.h"

Result<std::string> add_setup_link(Database& database, Timestamp now) {
  const Loan ended = TRY(database.prepare("DELETE FROM \"setup_links\" WHERE \"ends_at\" <= $1"));
  ended->bind_text(1, format_timestamp(now));
  TRY(ended->write());
  const std::string token = make_token();
  const Loan row = TRY(database.prepare("INSERT INTO \"setup_links\" (\"digest\", \"ends_at\") VALUES ($1, $2)"));
  row->bind_text(1, token_digest(token));
  row->bind_text(2, format_timestamp({now.ms + kKeepSetupLinks}));
  TRY(row->write());
  return token;
}

Result<bool> is_setup_link(Database& database, const std::string& token, Timestamp now) {
  const std::string digest = token_digest(token);
  const Loan row =
      TRY(database.prepare("SELECT \"digest\" FROM \"setup_links\" WHERE \"digest\" = $1 AND \"ends_at\" > $2"));
  row->bind_text(1, digest);
  row->bind_text(2, format_timestamp(now));
  return TRY(row->step()) && equal_secrets(row->text(0), digest);
}

Outcome drop_setup_links(Database& database) { return TRY(database.prepare("DELETE FROM \"setup_links\""))->write(); }
