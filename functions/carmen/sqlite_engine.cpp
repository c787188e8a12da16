#include "carmen/sqlite_engine.h"

#include <filesystem>

#include "carmen/sqlite_serving.h"
#include "store/migrate.h"

namespace {

constexpr int kPatienceMs = 5000;  // for another program's turn

}  // namespace

Result<std::unique_ptr<SqliteEngine>> SqliteEngine::open(const std::string& folder, DataFolder::Open how,
                                                         const StoreContext& context) {
  const std::string file = folder + "/carmen.db";
  if (how != DataFolder::Open::make && !std::filesystem::exists(file))
    return Error{.code = Code::unavailable, .message = "The data folder " + folder + " holds no carmen.db."};
  if (how != DataFolder::Open::read) SqliteDatabase::lay_aside_in(folder);  // beside the data, under its rights
  std::unique_ptr<SqliteEngine> engine(new SqliteEngine(file, context));
  if (auto done = engine->open_database(how); !done) {
    Error error = std::move(done).error();
    error.message = file + ": " + error.message;
    return error;
  }
  return engine;
}

Outcome SqliteEngine::open_database(DataFolder::Open how) {
  using enum DataFolder::Open;
  database_ = TRY(SqliteDatabase::open(file_, how == make    ? OpenMode::create
                                              : how == write ? OpenMode::write
                                                             : OpenMode::read));
  database_->set_patience(kPatienceMs);
  return how == make ? migrate(*database_, context_.tables) : check_schema(*database_, context_.tables);
}

Outcome SqliteEngine::begin_writing(const std::string& heads_file) {
  heads_file_ = heads_file;
  writer_ = std::make_unique<TurnWriter>(*database_, context_, heads_file);
  return writer_->recover();
}

Result<std::unique_ptr<Database>> SqliteEngine::open_reader(const Subject*) const {
  return std::unique_ptr<Database>(TRY(SqliteDatabase::open(file_, OpenMode::read)));
}

std::unique_ptr<Serving> SqliteEngine::serve() {
  return std::make_unique<SqliteServing>(*database_, *writer_, context_, file_, heads_file_);
}
