#pragma once

#include <set>
#include <string>
#include <vector>

#include "test_store.h"

// How the engine goes about the statements of a request: "index scan using users_name on users", and what is below.
class Plans {
 public:
  explicit Plans(TestStore& store);
  ~Plans();
  Plans(const Plans&) = delete;
  Plans& operator=(const Plans&) = delete;

  // Runs the request and adds a section with what it asked first: a statement that was asked before is not told again.
  template <class Request>
  void note(const std::string& name, const Request& request) {
    begin();
    request();
    end(name);
  }
  const std::string& text() const { return text_; }
  // Of the release whose plans are kept; others may go about it in another way, as well.
  bool is_known_release() const;

 private:
  void begin();
  void end(const std::string& name);
  std::vector<std::string> prepared();
  std::string explain_sqlite(const std::string& sql);
  std::string explain_postgres(const std::string& name);

  TestStore& store_;
  std::vector<std::string> seen_;  // statements, or in PostgreSQL their names
  std::set<std::string> told_;
  std::string text_;
};
