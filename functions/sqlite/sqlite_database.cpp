#include "sqlite/sqlite_database.h"

#include "core/text.h"
#include "sqlite/sqlite_dialect.h"
#include "sqlite/sqlite_errors.h"

namespace {

constexpr int kPatience = 5000;  // milliseconds
// What a savepoint may keep of the pages that it changes before it uses a file: in one piece, beneath what a server's
// heap gives back at once. Only without temp_store=MEMORY, which takes a kilobyte at a time.
constexpr int kSavepointMemory = 128 << 10;

void fold_text(sqlite3_context* context, int, sqlite3_value** arguments) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(arguments[0]));
  if (!text) return sqlite3_result_null(context);
  const std::string folded = fold({text, static_cast<std::size_t>(sqlite3_value_bytes(arguments[0]))});
  sqlite3_result_text64(context, folded.data(), folded.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

// Once, before the first connection.
void configure() {
  static const bool done = [] {
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);  // counting every allocation of the process costs a lock each time
    sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, kSavepointMemory);
    return true;
  }();
  (void)done;
}

int remember_pages(void* pages, sqlite3*, const char*, int count) {
  *static_cast<std::atomic<int>*>(pages) = count;
  return SQLITE_OK;
}

}  // namespace

class SqliteDatabase::Prepared final : public Statement {
 public:
  Prepared(SqliteDatabase& owner, sqlite3_stmt* handle, bool cached)
      : owner_(owner), handle_(handle), cached_(cached) {}
  ~Prepared() override { sqlite3_finalize(handle_); }
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;

  void bind_null(int at) override { sqlite3_bind_null(handle_, at); }
  void bind_bool(int at, bool value) override { sqlite3_bind_int(handle_, at, value); }
  void bind_integer(int at, std::int64_t value) override { sqlite3_bind_int64(handle_, at, value); }
  void bind_text(int at, std::string_view text) override {
    sqlite3_bind_text64(handle_, at, text.data() ? text.data() : "", text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  }
  void bind_bytes(int at, std::string_view bytes) override {
    sqlite3_bind_blob64(handle_, at, bytes.data() ? bytes.data() : "", bytes.size(), SQLITE_TRANSIENT);
  }

  Result<bool> step() override {
    const int code = sqlite3_step(handle_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    Error error = sqlite_error(owner_.connection_);
    if (error.code == Code::unavailable) owner_.trouble_ = error;
    return error;
  }

  bool is_null(int column) const override { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }
  bool boolean(int column) const override { return sqlite3_column_int(handle_, column) != 0; }
  std::int64_t integer(int column) const override { return sqlite3_column_int64(handle_, column); }
  std::string_view text(int column) const override {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
    return text ? std::string_view(text, size(column)) : std::string_view();
  }
  std::string_view bytes(int column) const override {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(handle_, column));
    return bytes ? std::string_view(bytes, size(column)) : std::string_view();
  }

  void reset() override { sqlite3_reset(handle_); }
  void give_back() override {
    sqlite3_reset(handle_);
    if (!cached_) {
      delete this;
      return;
    }
    sqlite3_clear_bindings(handle_);
    lent_ = false;
  }

  bool lent_ = false;

 private:
  std::size_t size(int column) const { return static_cast<std::size_t>(sqlite3_column_bytes(handle_, column)); }

  SqliteDatabase& owner_;
  sqlite3_stmt* handle_;
  const bool cached_;
};

Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::open(const std::string& file, OpenMode mode) {
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  flags |= mode == OpenMode::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (mode == OpenMode::create) flags |= SQLITE_OPEN_CREATE;
  configure();
  sqlite3* connection = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &connection, flags, nullptr);
  std::unique_ptr<SqliteDatabase> database(new SqliteDatabase(connection));
  if (code != SQLITE_OK) return sqlite_error(connection);
  TRY(database->set_up(mode));
  return database;
}

void SqliteDatabase::lay_aside_in(const std::string& folder) {
  configure();  // its own memory is in use from here on
  sqlite3_free(sqlite3_temp_directory);
  sqlite3_temp_directory = sqlite3_mprintf("%s", folder.c_str());
}

Outcome SqliteDatabase::set_up(OpenMode mode) {
  set_patience(kPatience);
  sqlite3_create_function(connection_, "fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr,
                          fold_text, nullptr, nullptr);
  sqlite3_db_config(connection_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(connection_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(connection_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  sqlite3_db_config(connection_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  if (mode == OpenMode::read) return run("PRAGMA query_only=1; PRAGMA cache_size=-16384; SELECT 1 FROM sqlite_master");
  TRY(run("SELECT 1 FROM sqlite_master"));  // opens the file, which without the right to write becomes read-only
  if (sqlite3_db_readonly(connection_, "main") == 1) return sqlite_error(SQLITE_READONLY);
  // 24 MiB hold the inner pages of all indexes of a million people beside what is read and written now.
  TRY(
      run("PRAGMA synchronous=FULL; PRAGMA foreign_keys=1; PRAGMA cache_size=-24576;"
          "PRAGMA wal_autocheckpoint=0; PRAGMA journal_size_limit=67108864"));
  sqlite3_wal_hook(connection_, remember_pages, &wal_pages_);
  return Done{};
}

SqliteDatabase::SqliteDatabase(sqlite3* connection) : connection_(connection) {}

SqliteDatabase::~SqliteDatabase() {
  cache_.clear();
  sqlite3_close(connection_);
}

const Dialect& SqliteDatabase::dialect() const { return sqlite_dialect(); }

Result<std::unique_ptr<SqliteDatabase::Prepared>> SqliteDatabase::compile(std::string_view sql, bool cached) {
  sqlite3_stmt* handle = nullptr;
  const unsigned flags = cached ? SQLITE_PREPARE_PERSISTENT : 0;
  if (sqlite3_prepare_v3(connection_, sql.data(), static_cast<int>(sql.size()), flags, &handle, nullptr) != SQLITE_OK)
    return sqlite_error(connection_);
  return std::make_unique<Prepared>(*this, handle, cached);
}

Result<Loan> SqliteDatabase::prepare(std::string_view sql) {
  auto at = cache_.find(sql);
  if (at != cache_.end() && at->second->lent_) return Loan(TRY(compile(sql, false)).release());
  if (at == cache_.end()) {
    if (cache_.size() >= kMostStatements) drop_idle_statements();
    at = cache_.emplace(std::string(sql), TRY(compile(sql, true))).first;
  }
  at->second->lent_ = true;
  return Loan(at->second.get());
}

void SqliteDatabase::drop_idle_statements() {
  std::erase_if(cache_, [](const auto& entry) { return !entry.second->lent_; });
}

Outcome SqliteDatabase::run(std::string_view sql) {
  if (sqlite3_exec(connection_, std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    return sqlite_error(connection_);
  return Done{};
}

Result<std::int64_t> SqliteDatabase::data_version() {
  const Loan row = TRY(prepare("PRAGMA data_version"));
  (void)TRY(row->step());
  return row->integer(0);
}

Outcome SqliteDatabase::check_integrity() {
  for (const char* pragma : {"PRAGMA integrity_check(1)", "PRAGMA foreign_key_check"}) {
    const Loan row = TRY(prepare(pragma));
    if (TRY(row->step()) && row->text(0) != "ok")
      return Error{.code = Code::unavailable,
                   .message = "SQLite finds the database damaged: " + std::string(row->text(0)) + ".",
                   .reason = "DATABASE_CORRUPT"};
  }
  return Done{};
}

Result<bool> SqliteDatabase::checkpoint(bool wait) {
  const int mode = wait ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
  int pages = 0, moved = 0;
  const int code = sqlite3_wal_checkpoint_v2(connection_, nullptr, mode, &pages, &moved);
  if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY) return sqlite_error(connection_);
  if (code != SQLITE_OK || moved < pages) return false;
  wal_pages_ = 0;
  return true;
}
