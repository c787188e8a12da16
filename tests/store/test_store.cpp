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

TestStore::TestStore(const Catalogue& catalogue)
    : tables(catalogue), key(must(SigningKey::load_or_make(folder.file("keys/journal.key")))) {
  reopen();
}

void TestStore::reopen() {
  writer.reset();
  database.reset();
  database = must(SqliteDatabase::open(folder.file("carmen.db"), OpenMode::create));
  must(migrate(*database, tables));
  writer = std::make_unique<Writer>(*database, context, folder.file("heads.jsonl"));
  must(writer->recover());
}

Verdict TestStore::verified() { return must(verify(*database, tables, folder.file("heads.jsonl"), key)); }
