#pragma once

#include <memory>
#include <string>

#include "carmen/command_line.h"
#include "carmen/engine.h"
#include "store/signing_key.h"

// Where an installation keeps its records.
struct StoreAddress {
  std::string data = "data";  // the data folder
  std::string database = {};  // PostgreSQL's address; empty: SQLite in the data folder
};
// --data and --database, which may also come from CARMEN_DATABASE, where others do not see it.
void add_store_options(Command command, StoreAddress& address);

// A folder with what an installation keeps: carmen.db, unless another database was named, and outside of it journal.key
// and journal.heads, which prove that nothing was changed or cut off.
class DataFolder {
 public:
  enum class Open {
    make,   // the folder and the database are made, or brought up to this release
    write,  // they must be there, and of this release
    read
  };
  static Result<std::unique_ptr<DataFolder>> open(const StoreAddress& address, Open how, const Clock& clock);

  const StoreContext& context() const { return context_; }
  Engine& engine() { return *engine_; }
  Database& database() { return engine_->database(); }
  Writer& writer() { return engine_->writer(); }  // nothing is written after Open::read
  const SigningKey& key() const { return key_; }
  const Tables& tables() const { return tables_; }
  const std::string& path() const { return folder_; }
  std::string heads_file() const { return folder_ + "/journal.heads"; }

 private:
  DataFolder(std::string folder, const Clock& clock);
  Outcome open_sqlite(Open how);
  Outcome open_postgres(const std::string& address, Open how);
  Outcome load_key(Open how);
  // What every installation knows from its first start on.
  Outcome add_defaults();

  const std::string folder_;
  const Tables tables_;
  IdSource ids_;
  SigningKey key_;
  KnownFew few_;
  const StoreContext context_;
  std::unique_ptr<Engine> engine_;
};
