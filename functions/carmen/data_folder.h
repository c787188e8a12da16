#pragma once

#include <memory>
#include <string>

#include "store/sql_workspace.h"
#include "store/sqlite_database.h"
#include "store/writer.h"

// A folder with everything an installation keeps: carmen.db, and outside of it journal.key and journal.heads, which
// prove that nothing was changed or cut off.
class DataFolder {
 public:
  enum class Open {
    make,   // the folder and the database are made, or brought up to this release
    write,  // they must be there, and of this release
    read
  };
  static Result<std::unique_ptr<DataFolder>> open(const std::string& folder, Open how, const Clock& clock);

  const StoreContext& context() const { return context_; }
  SqliteDatabase& database() { return *database_; }
  Writer& writer() { return *writer_; }  // null after Open::read
  const SigningKey& key() const { return key_; }
  const Tables& tables() const { return tables_; }
  std::string database_file() const { return folder_ + "/carmen.db"; }
  std::string heads_file() const { return folder_ + "/journal.heads"; }

 private:
  DataFolder(std::string folder, const Clock& clock);
  // The database is found to be ours before anything is made beside it.
  Outcome open_database(Open how);
  Outcome begin_writing();
  // What every installation knows from its first start on.
  Outcome add_defaults();

  const std::string folder_;
  const Tables tables_;
  IdSource ids_;
  SigningKey key_;
  const StoreContext context_;
  std::unique_ptr<SqliteDatabase> database_;
  std::unique_ptr<Writer> writer_;
};
