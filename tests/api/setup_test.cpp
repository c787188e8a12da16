#include <catch_amalgamated.hpp>
#include <filesystem>
#include <httplib.h>
#include <thread>

#include "auth/setup_links.h"
#include "carmen/server.h"
#include "support/test_database.h"

namespace {

template <class T>
T must(Result<T> result) {
  if (!result) FAIL(result.error().message + " " + result.error().reason);
  return std::move(*result);
}

// One of several programs over a store.
class Instance {
 public:
  Instance(const StoreAddress& store, const Clock& clock)
      : data_(must(DataFolder::open(store, DataFolder::Open::make, clock))), server_(must(Server::make(*data_, {}))) {
    Listener listener = must(Listener::on_port("127.0.0.1", 0));
    port_ = listener.port();
    server_->reactor().listen(std::move(listener));
    loop_ = std::thread([this] { server_->reactor().run(); });
  }
  ~Instance() {
    server_->reactor().stop();
    loop_.join();
  }

  // What it printed; empty: nothing.
  std::string token() const {
    const std::string& path = server_->setup_path();
    return path.empty() ? path : path.substr(path.find('#') + 1);
  }
  int set_up(const std::string& token, const std::string& email) const {
    httplib::Client client("127.0.0.1", port_);
    client.set_read_timeout(30);
    const auto answer = client.Post(
        "/api/auth/setup",
        R"({"token":")" + token + R"(","email":")" + email + R"(","name":"Root","password":"plum quartz lantern 93"})",
        "application/json");
    return answer ? answer->status : 0;
  }
  bool is_open() const {
    const auto answer = httplib::Client("127.0.0.1", port_).Get("/api/auth/setup");
    return answer && answer->body == R"({"open":true})";
  }
  std::int64_t count(const std::string& from) const {
    const auto database = must(data_->engine().open_reader(nullptr));
    const Loan row = must(database->prepare("SELECT count(*) FROM " + from));
    REQUIRE(must(row->step()));
    return row->integer(0);
  }

 private:
  std::unique_ptr<DataFolder> data_;
  std::unique_ptr<Server> server_;
  std::thread loop_;
  int port_ = 0;
};

struct Store {
  Store() {
    std::string name = (std::filesystem::temp_directory_path() / "carmen-setup-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()));
    address = {.data = name, .database = place.address()};
  }
  ~Store() { std::filesystem::remove_all(address.data); }

  TestDatabase place;
  StoreAddress address;
  SettableClock clock{{1'795'000'000'000}};
};

}  // namespace

TEST_CASE("any instance takes the set-up link that another printed, once") {
  Store store;
  const Instance a(store.address, store.clock), b(store.address, store.clock);
  REQUIRE(!a.token().empty());
  REQUIRE(!b.token().empty());
  CHECK(a.token() != b.token());
  CHECK(b.set_up("made-up", "root@example.com") == 404);
  CHECK(b.set_up("", "root@example.com") != 200);
  CHECK((a.is_open() && b.is_open()));
  CHECK(b.set_up(a.token(), "root@example.com") == 200);
  for (const Instance* each : {&a, &b}) {
    CHECK_FALSE(each->is_open());
    for (const std::string& token : {a.token(), b.token()}) CHECK(each->set_up(token, "other@example.com") == 404);
  }
  CHECK(Instance(store.address, store.clock).token().empty());
  CHECK(a.count("setup_links") == 0);
  CHECK(a.count("users WHERE email = 'other@example.com'") == 0);
}

TEST_CASE("a set-up link ends after a day, and a start prints another") {
  Store store;
  const Instance a(store.address, store.clock);
  store.clock.set({1'795'000'000'000 + kKeepSetupLinks});
  CHECK(a.is_open());
  CHECK(a.set_up(a.token(), "root@example.com") == 404);
  const Instance b(store.address, store.clock);
  CHECK(a.count("setup_links") == 1);
  CHECK(a.set_up(a.token(), "root@example.com") == 404);
  CHECK(a.set_up(b.token(), "root@example.com") == 200);
}

TEST_CASE("of two who set up at the same time one becomes the first administrator") {
  Store store;
  const Instance a(store.address, store.clock), b(store.address, store.clock);
  int first = 0;
  std::thread beside([&] { first = a.set_up(a.token(), "one@example.com"); });
  const int second = b.set_up(b.token(), "two@example.com");
  beside.join();
  CHECK((first == 200 ? second : first) == 404);
  CHECK((first == 200) != (second == 200));
  CHECK(a.count("users") == 1);
}
