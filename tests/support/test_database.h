#pragma once

#include <string>

// The server that CARMEN_TEST_DATABASE names, for tests that run on PostgreSQL; empty: they run on SQLite.
std::string test_server();

// A new database on a server, gone with this.
class TestDatabase {
 public:
  explicit TestDatabase(std::string server = test_server());
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  const std::string& address() const { return address_; }  // empty without a server

 private:
  const std::string server_;
  std::string name_;
  std::string address_;
};
