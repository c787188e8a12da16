#include "platform.h"

#include <catch_amalgamated.hpp>
#include <filesystem>
#include <httplib.h>
#include <sodium.h>

namespace {

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message + " " + result.error().reason);
  return std::move(*result);
}

std::string make_folder() {
  std::string name = (std::filesystem::temp_directory_path() / "carmen-api-XXXXXX").string();
  if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
  return name;
}

}  // namespace

Platform::Platform() : folder_(make_folder()) {
  if (sodium_init() < 0) throw std::runtime_error("no libsodium");
  data_ = must(DataFolder::open({.data = folder_, .database = place_.address()}, DataFolder::Open::make, clock));
  server_ = must(Server::make(*data_, {.counting_time = 300}));
  Listener listener = must(Listener::on_port("127.0.0.1", 0));
  port_ = listener.port();
  server_->reactor().listen(std::move(listener));
  const std::string setup = server_->setup_path().substr(std::string("/setup#").size());
  loop_ = std::thread([this] { server_->reactor().run(); });
  const Reply first = send(
      "", "POST", "/api/auth/setup",
      R"({"token":")" + setup + R"(","email":"root@example.com","name":"Root","password":")" + kPassword + R"("})");
  if (first.status != 200) throw std::runtime_error("set-up: " + first.body);
  tokens_["root"] = first.json().text("token");
  ids_["root"] = first.json().find("user")->text("id");
  make_people();
}

Platform::~Platform() {
  server_->reactor().stop();
  loop_.join();
  server_.reset();
  data_.reset();
  std::filesystem::remove_all(folder_);
}

void Platform::make(const std::string& name, const std::string& path, const std::string& body) {
  const Reply made = send("root", "POST", path, fill(body));
  if (made.status != 201) throw std::runtime_error(name + ": " + made.body);
  ids_[name] = made.json().text("id");
}

void Platform::give_password(const std::string& who, const std::string& person) {
  const Reply link = send("root", "POST", fill("/api/users/" + person + "/password-link"));
  if (link.status != 201) throw std::runtime_error(who + ": " + link.body);
  const std::string url(link.json().text("url"));
  const std::string token = url.substr(url.find('#') + 1);
  const Reply set =
      send("", "POST", "/api/auth/password", R"({"token":")" + token + R"(","password":")" + kPassword + R"("})");
  if (set.status != 204) throw std::runtime_error(who + ": " + set.body);
  const Reply in = send("", "POST", "/api/auth/sign-in",
                        R"({"email":")" + who + R"(@example.com","password":")" + kPassword + R"("})");
  if (in.status != 200) throw std::runtime_error(who + ": " + in.body);
  tokens_[who] = in.json().text("token");
}

void Platform::make_people() {
  for (const char letter : {'a', 'b'}) {
    const std::string x(1, letter), n = letter == 'a' ? "1" : "2";
    make("organisation_" + x, "/api/organisations",
         R"({"code":"OR-000)" + n + R"(","name":"Group )" + x +
             R"(","legalName":"Group Ltd.","country":"TH","defaultCurrency":"THB"})");
    make("cluster_" + x, "/api/clusters",
         R"({"organisationId":"{organisation_)" + x + R"(}","code":"CL-000)" + n + R"(","name":"Cluster )" + x +
             R"("})");
    make("hotel_" + x, "/api/business-units",
         R"({"clusterId":"{cluster_)" + x + R"(}","code":"TH-000)" + n + R"(","name":"Hotel )" + x +
             R"(","rooms":100,"country":"TH","city":"Bangkok","timeZone":"Asia/Bangkok","currency":"THB"})");
    make("finance_" + x, "/api/departments",
         R"({"businessUnitId":"{hotel_)" + x + R"(}","type":"finance","name":"Finance"})");
    for (const char* role : {"hotel_admin", "department_head", "staff"}) {
      const std::string who = std::string(role) + "_" + x;
      const bool plain = std::string(role) == "hotel_admin";
      make(who, "/api/users",
           R"({"name":"Pat )" + who + R"(","email":")" + who +
               R"(@example.com","businessUnitAssignments":[{"businessUnitId":"{hotel_)" + x + R"(}","role":")" + role +
               R"(")" + (plain ? "" : R"(,"department":"finance")") +
               R"(,"modules":[{"moduleId":"inventory","accessLevel":"read"}]}]})");
      give_password(who, "{" + who + "}");
    }
  }
  make("support", "/api/users", R"({"name":"Sam","email":"support@example.com","platformRole":"support"})");
  give_password("support", "{support}");
}

Platform::Reply Platform::send(const std::string& who, const std::string& method, const std::string& path,
                               const std::string& body, Headers headers) {
  httplib::Client client("127.0.0.1", port_);
  client.set_read_timeout(120);
  httplib::Request request;
  request.method = method;
  request.path = path;
  request.body = body;
  for (const auto& [name, value] : headers) request.headers.emplace(name, value);
  if (!body.empty() && !request.has_header("Content-Type")) request.set_header("Content-Type", "application/json");
  if (!who.empty()) request.set_header("Authorization", "Bearer " + tokens_.at(who));
  const auto result = client.send(request);
  if (!result) return {};
  Reply reply{result->status, result->body, {}};
  for (const auto& [name, value] : result->headers) reply.headers.emplace(name, value);
  return reply;
}

std::string Platform::fill(std::string text) const {
  for (const auto& [name, id] : ids_) {
    const std::string mark = "{" + name + "}";
    for (auto at = text.find(mark); at != text.npos; at = text.find(mark)) text.replace(at, mark.size(), id);
  }
  return text;
}

std::vector<std::string> Platform::journaled() {
  const auto database = must(data_->engine().open_reader(nullptr));
  // As they were written: the engines' own order of rows.
  const std::string order = place_.address().empty() ? "rowid" : "age(xmin) DESC, ctid";
  const Loan row = must(database->prepare("SELECT \"tenant\", \"seq\", \"action\" FROM \"journal\" ORDER BY " + order));
  std::vector<std::string> news;
  while (must(row->step()))
    if (told_.emplace(std::string(row->text(0)), row->integer(1)).second) news.emplace_back(row->text(2));
  return news;
}

std::unique_ptr<Database> Platform::open_store() { return must(data_->engine().open_reader(nullptr)); }

void Platform::settle() {
  const auto database = open_store();
  for (bool behind = true; behind; std::this_thread::sleep_for(std::chrono::milliseconds(5))) {
    const Loan row = must(database->prepare(
        "SELECT 1 FROM \"journal_trees\" t WHERE t.\"tenant\" <> 'heads' AND t.\"size\" > "
        "(SELECT COALESCE(max(h.\"size\"), 0) FROM \"journal_heads\" h WHERE h.\"tenant\" = t.\"tenant\")"));
    behind = must(row->step());
  }
}

std::string Platform::Reply::header(const std::string& name) const {
  const auto at = headers.find(name);
  return at == headers.end() ? std::string() : at->second;
}

Json Platform::Reply::json() const {
  auto json = parse_json(body, {.bytes = 64u << 20});
  return json ? *json : Json();
}

Platform& platform() {
  static Platform one;
  return one;
}
