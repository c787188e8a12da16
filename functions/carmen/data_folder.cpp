#include "carmen/data_folder.h"

#include <filesystem>
#include <unistd.h>

#include "api/request_scope.h"
#include "carmen/areas.h"
#include "carmen/pg_engine.h"
#include "carmen/sqlite_engine.h"
#include "catalogue/catalogue.h"
#include "commercial/module.h"
#include "identity/user.h"

namespace {

Error unusable(const std::string& folder, const std::string& what) {
  return {.code = Code::unavailable, .message = "The data folder " + folder + " " + what + "."};
}

Outcome make_folder(const std::string& folder) {
  std::error_code error;
  const bool made = std::filesystem::create_directories(folder, error);
  if (error) return unusable(folder, "cannot be made: " + error.message());
  if (made) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
  return Done{};
}

Outcome check_folder(const std::string& folder, bool writes) {
  if (!std::filesystem::is_directory(folder)) return unusable(folder, "does not exist");
  if (access(folder.c_str(), writes ? W_OK | X_OK : R_OK | X_OK) != 0)
    return unusable(folder, writes
                                ? "is not writable. Choose another, or give this program's user the right to write it"
                                : "is not readable. Give this program's user the right to read it");
  return Done{};
}

}  // namespace

void add_store_options(Command command, StoreAddress& address) {
  command.option("--data", address.data, "The data folder");
  command.secret("--database", address.database, "CARMEN_DATABASE",
                 "PostgreSQL's address, postgres://user@host/database; SQLite in the data folder without it");
}

DataFolder::DataFolder(std::string folder, const Clock& clock)
    : folder_(std::move(folder)), tables_(catalogue()), ids_(clock), context_{tables_,         clock,   ids_, key_,
                                                                              bears_on_access, &kUsers, &few_} {}

Result<std::unique_ptr<DataFolder>> DataFolder::open(const StoreAddress& address, Open how, const Clock& clock) {
  const std::string& folder = address.data;
  if (how == Open::make) TRY(make_folder(folder));
  TRY(check_folder(folder, how != Open::read));
  std::unique_ptr<DataFolder> opened(new DataFolder(folder, clock));
  TRY(address.database.empty() ? opened->open_sqlite(how) : opened->open_postgres(address.database, how));
  if (how == Open::make) TRY(opened->add_defaults());
  return opened;
}

// The database is found to be ours before anything is made beside it.
Outcome DataFolder::open_sqlite(Open how) {
  auto engine = TRY(SqliteEngine::open(folder_, how, context_));
  TRY(load_key(how));
  if (how != Open::read) TRY(engine->begin_writing(heads_file()));
  engine_ = std::move(engine);
  return Done{};
}

Outcome DataFolder::open_postgres(const std::string& address, Open how) {
  auto engine = TRY(PgEngine::open(address, how, context_));
  TRY(load_key(how));
  if (how != Open::read) TRY(engine->begin_writing(heads_file()));
  engine_ = std::move(engine);
  return Done{};
}

Outcome DataFolder::load_key(Open how) {
  const std::string file = folder_ + "/journal.key";
  key_ = TRY(how == Open::read ? SigningKey::load(file) : SigningKey::load_or_make(file));
  return Done{};
}

Outcome DataFolder::add_defaults() {
  const auto are_there = [](Workspace& workspace) -> Result<bool> {
    return TRY(workspace.count<Module>({.archived = Archived::include})) > 0;
  };
  SqlWorkspace before(database(), context_);
  if (TRY(are_there(before))) return Done{};
  const Caller platform = platform_caller();
  RequestScope scope(context_, writer(), platform, {});
  TRY(scope.begin());
  // Another that started at the same time may have made them.
  if (!TRY(are_there(scope.workspace()))) {
    TRY(insert_default_modules(scope.workspace()));
    scope.workspace().summarise("The modules that every platform begins with.");
  }
  TRY(scope.keep("platform.prepare"));
  return writer().commit_turn();
}
