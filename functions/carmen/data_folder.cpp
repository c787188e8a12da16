#include "carmen/data_folder.h"

#include <filesystem>
#include <unistd.h>

#include "carmen/areas.h"
#include "catalogue/catalogue.h"
#include "commercial/module.h"
#include "store/migrate.h"

namespace {

constexpr int kPatienceMs = 5000;  // for another program's turn

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

DataFolder::DataFolder(std::string folder, const Clock& clock)
    : folder_(std::move(folder)),
      tables_(catalogue()),
      ids_(clock),
      context_{tables_, clock, ids_, key_, bears_on_access} {}

Result<std::unique_ptr<DataFolder>> DataFolder::open(const std::string& folder, Open how, const Clock& clock) {
  if (how == Open::make) TRY(make_folder(folder));
  TRY(check_folder(folder, how != Open::read));
  if (how != Open::make && !std::filesystem::exists(folder + "/carmen.db"))
    return unusable(folder, "holds no carmen.db");
  std::unique_ptr<DataFolder> opened(new DataFolder(folder, clock));
  if (how != Open::read) SqliteDatabase::lay_aside_in(folder);  // beside the data, under its rights
  if (auto done = opened->open_database(how); !done) {
    Error error = std::move(done).error();
    error.message = opened->database_file() + ": " + error.message;
    return error;
  }
  const std::string key_file = folder + "/journal.key";
  opened->key_ = TRY(how == Open::read ? SigningKey::load(key_file) : SigningKey::load_or_make(key_file));
  if (how != Open::read) TRY(opened->begin_writing());
  if (how == Open::make) TRY(opened->add_defaults());
  return opened;
}

Outcome DataFolder::open_database(Open how) {
  const OpenMode mode = how == Open::make ? OpenMode::create : how == Open::write ? OpenMode::write : OpenMode::read;
  database_ = TRY(SqliteDatabase::open(database_file(), mode));
  database_->set_patience(kPatienceMs);
  if (how == Open::make) TRY(migrate(*database_, tables_));
  else TRY(check_schema(*database_, tables_));
  return Done{};
}

Outcome DataFolder::begin_writing() {
  writer_ = std::make_unique<Writer>(*database_, context_, heads_file());
  return writer_->recover();
}

Outcome DataFolder::add_defaults() {
  SqlWorkspace workspace(*database_, context_);
  if (TRY(workspace.count<Module>({.archived = Archived::include})) > 0) return Done{};
  TRY(writer_->begin_request());
  if (auto done = insert_default_modules(workspace); !done) {
    writer_->undo_request();
    return done;
  }
  workspace.summarise("The modules that every platform begins with.");
  TRY(writer_->keep_request(workspace, {.action = "platform.prepare"}));
  return writer_->commit_turn();
}
