#include "store/copy.h"

#include <cstdio>
#include <filesystem>
#include <unistd.h>

#include "carmen/commands.h"
#include "catalogue/catalogue.h"
#include "postgres/pg_database.h"
#include "sqlite/sqlite_database.h"
#include "store/file.h"

namespace {

struct Options {
  std::string from;
  std::string to;
  std::string data = "data";
};

// One end of a copy: a database, and the folder of its key and signed heads.
struct End {
  std::unique_ptr<Database> database;
  std::filesystem::path folder;
};

constexpr std::string_view kSqlite = "sqlite:";

Result<End> open_end(const std::string& name, const std::string& data, OpenMode mode) {
  if (name.starts_with(kSqlite)) {
    const std::filesystem::path folder = name.substr(kSqlite.size());
    if (mode == OpenMode::create) std::filesystem::create_directories(folder);
    return End{TRY(SqliteDatabase::open((folder / "carmen.db").string(), mode)), folder};
  }
  if (!name.starts_with("postgres://") && !name.starts_with("postgresql://"))
    return invalid(mode == OpenMode::create ? "--to" : "--from", "is neither sqlite:FOLDER nor postgres://…");
  if (mode == OpenMode::create) std::filesystem::create_directories(data);
  auto database = TRY(PgDatabase::open(name));
  TRY(database->run("SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0"));
  return End{std::move(database), data};
}

// The heads before the rows: what they vouch for is there in a later moment.
void copy_proofs(const End& from, const End& to) {
  namespace fs = std::filesystem;
  if (fs::weakly_canonical(from.folder) == fs::weakly_canonical(to.folder)) return;
  const auto key = must(read_file((from.folder / "journal.key").string()));
  const auto there = read_file((to.folder / "journal.key").string());
  if (there && *there != key)
    throw Failure{to.folder.string() + " holds the key of another installation. Name another folder with --data."};
  for (const char* name : {"journal.key", "journal.heads"})
    if (fs::exists(from.folder / name))
      fs::copy_file(from.folder / name, to.folder / name, fs::copy_options::overwrite_existing);
}

void show(const CopyProgress& progress) {
  const bool live = isatty(STDERR_FILENO) != 0;
  if (!live && progress.rows < progress.total) return;
  std::fprintf(stderr, "%s%-24s %lld of %lld%s", live ? "\r\033[K" : "", progress.table.c_str(),
               static_cast<long long>(progress.rows), static_cast<long long>(progress.total),
               live && progress.rows < progress.total ? "" : "\n");
}

void copy(const Options& options) {
  const Tables tables(catalogue());
  const End from = must(open_end(options.from, options.data, OpenMode::read));
  const End to = must(open_end(options.to, options.data, OpenMode::create));
  copy_proofs(from, to);
  const CopyReport report = must(copy_everything(*from.database, *to.database, tables, show));
  std::printf(
      "Copied: %lld rows of %lld tables, %lld of them there already. Counts, hashes and the journal's root agree.\n",
      static_cast<long long>(report.rows), static_cast<long long>(report.tables),
      static_cast<long long>(report.passed_over));
}

}  // namespace

void add_copy(Command program) {
  Command command = program.command("copy", "Move everything from one database into another; run again, it goes on");
  auto options = std::make_shared<Options>();
  command.required("--from", options->from,
                   "sqlite:FOLDER or postgres://…; it may go on serving, and is left as it is");
  command.required("--to", options->to, "The same; new, or what an interrupted copy left");
  command.option("--data", options->data, "The folder with journal.key and journal.heads of the PostgreSQL side");
  command.run([options] { copy(*options); });
}
