#pragma once

#include <map>
#include <set>
#include <string>
#include <thread>

#include "carmen/server.h"
#include "support/test_database.h"

// A whole platform on a free port, over real sockets: two customers, one hotel each, and somebody in every role.
class Platform {
 public:
  Platform();
  ~Platform();

  struct Reply {
    int status = 0;
    std::string body;
    std::multimap<std::string, std::string> headers;

    std::string header(const std::string& name) const;
    Json json() const;
  };
  using Headers = std::multimap<std::string, std::string>;

  // As one of the people below; nobody when it is empty.
  Reply send(const std::string& who, const std::string& method, const std::string& path, const std::string& body = {},
             Headers headers = {});
  // "{hotel_a}" as the id of that name.
  std::string fill(std::string text) const;
  std::string id(const std::string& name) const { return ids_.at(name); }
  void remember(const std::string& name, const std::string& id) { ids_[name] = id; }
  std::string token(const std::string& who) const { return tokens_.at(who); }
  const std::map<std::string, std::string>& ids() const { return ids_; }

  // What the journal says of everything since the last call: the actions, in their order.
  std::vector<std::string> journaled();

  // Apart from the server's.
  std::unique_ptr<Database> open_store();
  // Until a head covers all that was written, so that the feed tells of it.
  void settle();

  SettableClock clock{{1'795'000'000'000}};
  Server& server() { return *server_; }
  static constexpr const char* kPassword = "plum quartz lantern 93";

 private:
  void make_people();
  void make(const std::string& name, const std::string& path, const std::string& body);
  void give_password(const std::string& who, const std::string& person);

  TestDatabase place_;
  std::string folder_;
  std::unique_ptr<DataFolder> data_;
  std::unique_ptr<Server> server_;
  std::thread loop_;
  int port_ = 0;
  std::map<std::string, std::string> ids_;
  std::map<std::string, std::string> tokens_;
  std::set<std::pair<std::string, std::int64_t>> told_;
};

// One for all tests of the program.
Platform& platform();
