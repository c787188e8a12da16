#pragma once

#include <catch_amalgamated.hpp>
#include <filesystem>

#include "things.h"

#include "postgres/pg_signer.h"
#include "postgres/pg_writer.h"
#include "sqlite/turn_writer.h"
#include "store/list.h"
#include "store/migrate.h"
#include "store/verify.h"
#include "support/test_database.h"

class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

// The value, or a failed test that says why there is none.
template <class T>
T must(Result<T> result) {
  if (!result) FAIL(result.error().message + " " + result.error().reason);
  return std::move(*result);
}

// A store on the engine that the tests run on, with a clock that stands still.
struct TestStore {
  explicit TestStore(const Catalogue& catalogue = things(), std::string server = test_server());

  // One request in a turn of its own.
  template <class Body>
  void commit(const Body& body) {
    request(body);
    must(writer->commit_turn());
  }
  // One request of the turn.
  template <class Body>
  void request(const Body& body) {
    must(writer->begin_request());
    SqlWorkspace workspace(*database, context);
    body(workspace);
    must(writer->keep_request(workspace, {.action = "test.run", .request_id = "r-1"}));
  }
  template <class T>
  T add(T row) {
    commit([&](SqlWorkspace& workspace) { must(workspace.save(row)); });
    return row;
  }
  void reopen();
  Verdict verified();
  // What nobody may do: for what comes to light when somebody does.
  void drop_foreign_keys();
  void unfreeze_journal();

  TemporaryFolder folder;
  SettableClock clock{{1'800'000'000'000}};
  IdSource ids{clock};
  Tables tables;
  SigningKey key;
  StoreContext context{tables, clock, ids, key};
  TestDatabase place;
  std::unique_ptr<SqliteDatabase> sqlite;
  std::unique_ptr<TurnWriter> turns;
  PgAccess access;
  std::unique_ptr<PgWriter> pg;
  std::unique_ptr<PgSigner> signer;
  Database* database = nullptr;
  Writer* writer = nullptr;

 private:
  void open_sqlite();
  void open_postgres();
};

// For what only SQLite does.
struct SqliteStore : TestStore {
  explicit SqliteStore(const Catalogue& catalogue = things()) : TestStore(catalogue, "") {}
};
