#include "test_store.h"

#include <cstdlib>
#include <unistd.h>

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "carmen-store-XXXXXX").string();
  path_ = ::mkdtemp(name.data());
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

TestStore::TestStore(const Catalogue& catalogue, std::string server)
    : tables(catalogue),
      key(must(SigningKey::load_or_make(folder.file("keys/journal.key")))),
      place(std::move(server)) {
  reopen();
}

void TestStore::reopen() { place.address().empty() ? open_sqlite() : open_postgres(); }

void TestStore::open_sqlite() {
  turns.reset();
  sqlite.reset();
  sqlite = must(SqliteDatabase::open(folder.file("carmen.db"), OpenMode::create));
  must(migrate(*sqlite, tables));
  turns = std::make_unique<TurnWriter>(*sqlite, context, folder.file("heads.jsonl"));
  must(turns->recover());
  database = sqlite.get();
  writer = turns.get();
}

void TestStore::open_postgres() {
  pg = std::make_unique<PgWriter>(place.address(), context, access);
  signer = std::make_unique<PgSigner>(place.address(), context, folder.file("heads.jsonl"), access);
  pg->when_resting([this] { return signer->sign_news(); });
  must(pg->ready());
  database = &pg->database();
  must(migrate(*database, tables));
  must(signer->sign_all());
  writer = pg.get();
}

Verdict TestStore::verified() {
  writer->rest();
  return must(verify(*database, tables, folder.file("heads.jsonl"), key));
}

void TestStore::drop_foreign_keys() {
  must(sqlite ? sqlite->run("PRAGMA foreign_keys=0")
              : pg->database().run(
                    "DO $$ DECLARE c record; BEGIN FOR c IN SELECT conrelid::regclass AS t, conname AS n FROM "
                    "pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace LOOP "
                    "EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.t, c.n); END LOOP; END $$"));
}

void TestStore::unfreeze_journal() {
  for (const std::string table : {"journal", "journal_heads", "journal_targets"}) {
    if (sqlite) {
      sqlite3_db_config(sqlite->connection(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
      for (const char* verb : {"_no_update", "_no_delete"})
        must(sqlite->run("DROP TRIGGER IF EXISTS \"" + table + verb + "\""));
    } else {
      must(pg->database().run("DROP TRIGGER IF EXISTS \"" + table + "_append_only\" ON \"" + table + "\""));
    }
  }
}
