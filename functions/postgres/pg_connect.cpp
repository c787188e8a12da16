#include "postgres/pg_connect.h"

#include <utility>
#include <vector>

#include "postgres/pg_errors.h"

namespace {

constexpr int kOldest = 150'000;  // PostgreSQL 15

// What the address may say otherwise. Times are seconds, but for the last one's milliseconds.
constexpr std::pair<const char*, const char*> kDefaults[] = {
    {"fallback_application_name", "carmen"},
    {"connect_timeout", "5"},
    {"keepalives_idle", "10"},
    {"keepalives_interval", "3"},
    {"keepalives_count", "3"},
    {"tcp_user_timeout", "10000"},
    {"client_encoding", "UTF8"},
};

constexpr const char* kSettings =
    "SET lock_timeout = '2s'; SET statement_timeout = '60s'; SET idle_in_transaction_session_timeout = '60s'; "
    "SET client_min_messages = warning; SET standard_conforming_strings = on; "
    "SET carmen.tenants = '*'; SET carmen.writes = '*'";  // the platform's own, until somebody is known

Error refuse(const char* message) {
  return {.code = Code::unavailable, .message = message, .reason = "DATABASE_ADDRESS"};
}

// What is wrong with an address is not repeated: it may hold a password.
bool is_address(const std::string& address) {
  char* fault = nullptr;
  PQconninfoOption* parsed = pq().PQconninfoParse(address.c_str(), &fault);
  pq().PQconninfoFree(parsed);
  pq().PQfreemem(fault);
  return parsed != nullptr;
}

Outcome set_up(PGconn* connection) {
  if (pq().PQserverVersion(connection) < kOldest)
    return refuse("The database is older than PostgreSQL 15. Upgrade the server.");
  const char* encoding = pq().PQparameterStatus(connection, "server_encoding");
  if (!encoding || std::string_view(encoding) != "UTF8")
    return refuse("The database is not encoded in UTF-8. Make another with \"createdb -E UTF8 -T template0\".");
  const PgResult set(pq().PQexec(connection, kSettings));
  return pq().PQresultStatus(set.get()) == PGRES_COMMAND_OK ? Outcome(Done{}) : Outcome(pg_error(set.get()));
}

Result<PgConnection> connect(const std::string& address, const char* attributes) {
  std::vector<const char*> names = {"target_session_attrs"}, values = {attributes};
  for (const auto& [name, value] : kDefaults) {
    names.push_back(name);
    values.push_back(value);
  }
  names.insert(names.end(), {"dbname", nullptr});
  values.insert(values.end(), {address.c_str(), nullptr});
  PgConnection connection(pq().PQconnectdbParams(names.data(), values.data(), 1));
  if (pq().PQstatus(connection.get()) != CONNECTION_OK) return pg_connection_error(connection.get());
  TRY(set_up(connection.get()));
  return connection;
}

}  // namespace

Result<PgConnection> pg_connect(const std::string& address, PgServer server) {
  TRY(load_pq());
  if (!is_address(address))
    return refuse("The address of the database cannot be read. It would be postgres://user@host:5432/database.");
  auto connected = connect(address, "read-write");
  if (connected || server == PgServer::writable || connected.error().reason != "DATABASE_READ_ONLY") return connected;
  return connect(address, "any");
}
