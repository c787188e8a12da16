#pragma once

#include "carmen/data_folder.h"
#include "sqlite/turn_writer.h"

// carmen.db in the data folder.
class SqliteEngine final : public Engine {
 public:
  static Result<std::unique_ptr<SqliteEngine>> open(const std::string& folder, DataFolder::Open how,
                                                    const StoreContext& context);

  // Once the signing key is there. Not after Open::read.
  Outcome begin_writing(const std::string& heads_file);

  const char* name() const override { return "sqlite"; }
  TurnWriter& writer() override { return *writer_; }
  Database& database() override { return *database_; }
  Result<std::unique_ptr<Database>> open_reader(const Subject* who) const override;
  std::unique_ptr<Serving> serve() override;

 private:
  SqliteEngine(std::string file, const StoreContext& context) : file_(std::move(file)), context_(context) {}
  Outcome open_database(DataFolder::Open how);

  const std::string file_;
  const StoreContext& context_;
  std::string heads_file_;
  std::unique_ptr<SqliteDatabase> database_;
  std::unique_ptr<TurnWriter> writer_;
};
