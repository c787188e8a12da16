#include "postgres/pg_errors.h"

#include <string>
#include <string_view>

namespace {

struct Known {
  std::string_view state;  // the beginning of an SQLSTATE
  const char* reason;
  const char* message;
};

constexpr const char* kAway = "The database does not answer at the moment. Try again shortly.";
constexpr const char* kBusy = "Others are writing to the same records. Try again in a moment.";
constexpr const char* kReadOnly = "The database takes no changes at the moment. Try again shortly.";
constexpr const char* kSlow = "The database took too long over this. Try again in a moment.";
constexpr const char* kFull =
    "The database has no connection left. Raise its max_connections or the role's limit, or run fewer programs.";
constexpr Known kKnown[] = {
    {"40001", "SERIALIZATION", kBusy},
    {"40P01", "SERIALIZATION", kBusy},
    {"55P03", "DATABASE_BUSY", kBusy},
    {"57014", "DATABASE_BUSY", kSlow},
    {"25006", "DATABASE_READ_ONLY", kReadOnly},
    {"25P03", "DATABASE_AWAY", kAway},
    {"57P", "DATABASE_AWAY", kAway},
    {"08", "DATABASE_AWAY", kAway},
    {"53300", "DATABASE_AWAY", kFull},
    {"53100", "DISK_FULL", "The disk that holds the database is full."},
    {"53", "DATABASE_AWAY", "The database lacks memory or another resource. Try again shortly."},
    {"58", "DATABASE_IO", "The disk that holds the database does not answer."},
    {"42501", "DATABASE_RIGHTS",
     "This program's role lacks rights in the database. Run \"carmen migrate\" as the role that owns it, which grants "
     "them."},
    {"XX001", "DATABASE_CORRUPT", "The database is damaged. Restore it from its last backup."},
    {"XX002", "DATABASE_CORRUPT", "The database is damaged. Restore it from its last backup."},
};

std::string_view field(const PGresult* result, int code) {
  const char* text = pq().PQresultErrorField(result, code);
  return text ? std::string_view(text) : std::string_view();
}

// "users_email_unique" of "users", or the key of its own.
Error not_unique(std::string_view table, std::string_view constraint) {
  constexpr std::string_view kEnd = "_unique";
  std::string column = "id";
  if (constraint.size() > table.size() + kEnd.size() && constraint.ends_with(kEnd))
    column = constraint.substr(table.size() + 1, constraint.size() - table.size() - 1 - kEnd.size());
  return {.code = Code::conflict,
          .message = "This is taken already.",
          .faults = {{std::move(column), "is taken already"}},
          .reason = "UNIQUE"};
}

Error unavailable(const char* reason, std::string message) {
  return {.code = Code::unavailable, .message = std::move(message), .reason = reason};
}

struct Cause {
  std::string_view words;  // of libpq or the server
  const char* reason;
  const char* message;
};
constexpr Cause kCauses[] = {
    {"authentication failed", "DATABASE_ADDRESS",
     "The database refuses the role or its password. Put right what --database says."},
    {"no password supplied", "DATABASE_ADDRESS", "The database asks for a password that --database does not give."},
    {"pg_hba.conf", "DATABASE_ADDRESS",
     "The database does not let this role in from here. Allow it in the server's pg_hba.conf."},
    {"not permitted to log in", "DATABASE_ADDRESS",
     "The role in --database may not log in. Give it LOGIN, or put right the user in --database."},
    {"permission denied for database", "DATABASE_ADDRESS",
     "The role in --database may not connect to that database. GRANT CONNECT to it, or put right what --database "
     "says."},
    {"not currently accepting connections", "DATABASE_AWAY",
     "That database takes no connections. ALTER DATABASE … ALLOW_CONNECTIONS true, or put right its name in "
     "--database."},
    {"too many", "DATABASE_AWAY", kFull},
    {"connection slots are reserved", "DATABASE_AWAY", kFull},
    {"session is read-only", "DATABASE_READ_ONLY",
     "The database takes no changes. Name the primary in --database, or end what makes it read-only."},
    {"role \"", "DATABASE_ADDRESS", "The database knows no such role. Put right the user in --database, or make it."},
    {"database \"", "DATABASE_ADDRESS",
     "The server has no such database. Put right its name in --database, or make it with createdb."},
    {"could not translate host name", "DATABASE_ADDRESS",
     "The host in --database is not known. Put right its name, or the network's."},
    {"SSL", "DATABASE_ADDRESS", "The database cannot be reached as sslmode in --database asks. Put it right."},
    {"certificate", "DATABASE_ADDRESS", "The database's certificate is not trusted. Put right sslrootcert."},
    {"No such file or directory", "DATABASE_AWAY",
     "No PostgreSQL answers at that socket. Start the server, or put right the host in --database."},
    {"Connection refused", "DATABASE_AWAY",
     "No PostgreSQL answers at that address. Start the server, or put right host and port in --database."},
    {"timeout expired", "DATABASE_AWAY", "The database's host does not answer. Put right the address or the network."},
    {"starting up", "DATABASE_AWAY", "The database is starting. Try again shortly."},
};

}  // namespace

Error serialization_failure() { return unavailable("SERIALIZATION", kBusy); }
Error database_away() { return unavailable("DATABASE_AWAY", kAway); }
Error read_only() { return unavailable("DATABASE_READ_ONLY", kReadOnly); }
Error congested() { return unavailable("DATABASE_BUSY", kSlow); }
Error outcome_unknown() {
  return unavailable("OUTCOME_UNKNOWN",
                     "The database did not confirm that this was kept, so it may have happened or not. Look before you "
                     "try again; what was sent with an Idempotency-Key may be sent again.");
}

Error pg_error(const PGresult* result) {
  const std::string_view state = field(result, PG_DIAG_SQLSTATE);
  if (state == "23505") {
    const std::string_view table = field(result, PG_DIAG_TABLE_NAME);
    // Another has just written the record of that number.
    if (table.starts_with("journal")) return serialization_failure();
    return not_unique(table, field(result, PG_DIAG_CONSTRAINT_NAME));
  }
  if (state == "23503")
    return {.code = Code::conflict, .message = "Something that it refers to is not there.", .reason = "REFERENCE"};
  for (const Known& known : kKnown)
    if (state.starts_with(known.state)) return unavailable(known.reason, known.message);
  if (state.empty()) return database_away();
  return {.code = Code::internal,
          .message = "The database refused a statement: " + std::string(field(result, PG_DIAG_MESSAGE_PRIMARY)) + " (" +
                     std::string(state) + ")"};
}

Error pg_connection_error(const PGconn* connection) {
  const std::string_view text = connection ? pq().PQerrorMessage(connection) : "";
  for (const Cause& cause : kCauses)
    if (text.find(cause.words) != text.npos) return unavailable(cause.reason, cause.message);
  return database_away();
}
