#pragma once

#include "postgres/pg_access.h"
#include "postgres/pg_database.h"
#include "store/heads.h"
#include "store/sql_workspace.h"

// Puts the platform's head over what was committed in the tenants, and signs it: beside the requests, so that no tenant
// waits for another. Whichever process comes first does it. Used by one thread at a time.
class PgSigner {
 public:
  PgSigner(std::string address, const StoreContext& context, const std::string& heads_file, PgAccess& access);

  // What this process committed since the last time.
  Outcome sign_news();
  // What others left.
  Outcome sign_rest();
  // Whatever is there, and the newest head when this folder has not signed it.
  Outcome sign_all();

 private:
  Result<std::optional<TreeHead>> cover(const std::set<std::string>* tenants);
  Outcome append(const TreeHead& head);

  const std::string address_;
  const StoreContext& context_;
  PgAccess& access_;
  Heads heads_;
  std::unique_ptr<PgDatabase> database_;
};
