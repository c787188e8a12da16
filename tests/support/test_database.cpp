#include "support/test_database.h"

#include <cstdlib>
#include <stdexcept>
#include <thread>
#include <unistd.h>

#include "postgres/pg_database.h"

namespace {

Outcome run(const std::string& server, const std::string& sql) {
  const auto database = PgDatabase::open(server);
  if (!database) return database.error();
  return (*database)->run(sql);
}

// Another database of the same server: "postgres://user@/other?host=…".
std::string with_name(const std::string& server, const std::string& name) {
  const auto path = server.find('/', server.find("//") + 2), query = server.find('?');
  return server.substr(0, path + 1) + name + (query == server.npos ? "" : server.substr(query));
}

}  // namespace

std::string test_server() {
  const char* server = std::getenv("CARMEN_TEST_DATABASE");
  return server ? server : "";
}

TestDatabase::TestDatabase(std::string server) : server_(std::move(server)) {
  static int number = 0;
  if (server_.empty()) return;
  name_ = "carmen_test_" + std::to_string(::getpid()) + "_" + std::to_string(++number);
  if (const auto made = run(server_, "CREATE DATABASE " + name_); !made) throw std::runtime_error(made.error().message);
  address_ = with_name(server_, name_);
}

TestDatabase::~TestDatabase() {
  if (name_.empty()) return;
  // The server may be vacuuming it, which nobody but a superuser may end.
  for (int tries = 0; tries < 100 && !run(server_, "DROP DATABASE " + name_ + " WITH (FORCE)"); ++tries)
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
}
