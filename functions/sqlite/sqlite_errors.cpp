#include "sqlite/sqlite_errors.h"

#include <cerrno>
#include <string_view>

namespace {

struct Known {
  int code;
  const char* reason;
  const char* message;
};

constexpr Known kKnown[] = {
    {SQLITE_BUSY, "DATABASE_BUSY", "Another program is writing to the database. Try again in a moment."},
    {SQLITE_LOCKED, "DATABASE_BUSY", "Another program is writing to the database. Try again in a moment."},
    {SQLITE_FULL, "DISK_FULL", "The disk that holds the database is full."},
    {SQLITE_READONLY, "DATABASE_READ_ONLY",
     "The database cannot be written. Give this program's user the right to write it and its folder."},
    {SQLITE_PERM, "DATABASE_READ_ONLY",
     "The database cannot be written. Give this program's user the right to write it and its folder."},
    {SQLITE_CORRUPT, "DATABASE_CORRUPT", "The database is damaged. Restore it from its last backup."},
    {SQLITE_NOTADB, "NOT_A_DATABASE",
     "The file is not a database of Carmen Platform. Choose another data folder, or restore it from its last backup."},
    {SQLITE_CANTOPEN, "DATABASE_UNREADABLE",
     "The database cannot be opened. Give this program's user the right to read it and its folder."},
    {SQLITE_IOERR, "DATABASE_IO", "The disk that holds the database does not answer."},
};

// "UNIQUE constraint failed: users.tenant, users.email": the last column is the one that people know.
Error not_unique(std::string_view message) {
  const auto dot = message.rfind('.');
  const std::string column(dot == message.npos ? std::string_view() : message.substr(dot + 1));
  return {.code = Code::conflict,
          .message = "This is taken already.",
          .faults = {{column, "is taken already"}},
          .reason = "UNIQUE"};
}

// What was opened for writing before and takes none any more: SQLite says only that it could not write the log.
bool takes_no_writing(sqlite3* connection) {
  sqlite3_file* log = nullptr;
  int fault = sqlite3_system_errno(connection);
  sqlite3_file_control(connection, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
  if (log && log->pMethods) log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &fault);
  return fault == EROFS || fault == EPERM;
}

}  // namespace

Error sqlite_error(sqlite3* connection) {
  const int extended = sqlite3_extended_errcode(connection);
  const char* text = sqlite3_errmsg(connection);
  if (extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY) return not_unique(text);
  if (extended == SQLITE_CONSTRAINT_FOREIGNKEY)
    return {.code = Code::conflict, .message = "Something that it refers to is not there.", .reason = "REFERENCE"};
  if ((extended & 0xff) == SQLITE_IOERR && takes_no_writing(connection)) return sqlite_error(SQLITE_READONLY);
  if (Error known = sqlite_error(extended); !known.reason.empty()) return known;
  return {.code = Code::internal, .message = "The database refused a statement: " + std::string(text)};
}

Error sqlite_error(int code) {
  for (const Known& known : kKnown)
    if (known.code == (code & 0xff))
      return {.code = Code::unavailable, .message = known.message, .reason = known.reason};
  return {.code = Code::internal, .message = "The database refused a statement."};
}
