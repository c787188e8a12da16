#include <catch_amalgamated.hpp>

#include "played_server.h"

#include "mirror/events.h"
#include "mirror/mirror_headless.h"
#include "platform/browser_headless.h"
#include "platform/platform_headless.h"
#include "records/words.h"
#include "screens/import_verdicts.h"

using mirror::Role;
using mirror::headless::find;
using mirror::headless::outline;
using mirror::headless::press;

namespace {

constexpr std::string_view kUsers = "email,name\r\nanna@example.com,Anna\r\n\"b@example.com\",\"Berg, Bo\"\r\n";
constexpr std::string_view kImport = "01900000-0000-7000-8000-0000000000d1";

bool says(std::string_view words) { return outline().find(words) != std::string::npos; }

std::string plan(std::string_view verdicts) {
  return R"({"summary":"Import 2 people.","changes":[{"resource":"users","label":"Person","id":"1","title":"Anna","verb":"created","fields":[]}],)"
         R"("events":[],"told":[],"charges":[],"hash":"h1","result":{"counts":{},"created":2,"updated":0,"verdicts":[)" +
         std::string(verdicts) + "]}}";
}

void open_with_users() {
  played::sign_in("platform_admin");
  played::answer("GET", "/api/imports?sort=-createdAt&limit=5&total=1", played::list_of("", 0));
  played::visit("/app/import");
  platform::headless::drop("users.csv", kUsers);
  played::settle();
}

std::string imported(std::string_view state, int version) {
  return R"({"id":")" + std::string(kImport) + R"(","version":)" + std::to_string(version) + R"(,"state":")" +
         std::string(state) + R"(","summary":"Import 2 people.","rowsCreated":2,"rowsChanged":0})";
}

}  // namespace

TEST_CASE("each record has its verdict, with what is wrong and how many") {
  ImportFiles files;
  files.take({"Users 2026.csv", std::string(kUsers)});
  REQUIRE(files.records() == 2);
  const auto report = parse_json(
      R"({"verdicts":[{"file":"users.csv","record":3,"verdict":"changed","fault":{"field":"name","message":"is Bo"}}]})");
  REQUIRE(report);
  const ImportVerdicts verdicts = read_verdicts(files, *report);
  REQUIRE(verdicts.rows.size() == 2);
  CHECK(verdicts.rows[0].verdict == RowVerdict::fresh);
  CHECK(verdicts.rows[1].key == "b@example.com");
  CHECK(verdicts.rows[1].reason == "is Bo");
  CHECK(verdicts.count(RowVerdict::changed) == 1);

  const records::Problem refused{.faults = {{"users[2].email", "is not an e-mail address"}, {"users[2].name", "=1+1"}}};
  const ImportVerdicts wrong = read_verdicts(files, refused);
  CHECK(wrong.count(RowVerdict::error) == 1);
  CHECK(wrong.count(RowVerdict::sound) == 1);
  CHECK(wrong.rows.size() == 3);
  CHECK(verdicts_csv(wrong).find("users.csv,2,anna@example.com,Error,name,'=1+1") != std::string::npos);
}

TEST_CASE("a file is known by its first line when its name says nothing, or else named as unknown") {
  ImportFiles files;
  files.take({"export.csv", "code,name\nOR-1,One\n"});
  files.take({"hotels of ours.csv", "code,cluster,name,rooms,city,country,time_zone,currency,is_hq\n"});
  files.take({"notes.csv", "what,ever\n"});
  CHECK_FALSE(files.at(FileKind::business_units).text.empty());
  CHECK(files.unknown.back() == "notes.csv");
}

TEST_CASE("files are checked, planned, imported and undone on one page") {
  open_with_users();
  CHECK(says("People: 2 records"));
  played::answer("POST", "/api/imports/apply?plan=1", plan(""));
  REQUIRE(press(Role::button, "Check files"));
  platform::headless::settle();
  CHECK(net::headless::last_sent().body.find("\"users\":\"email,name") != std::string::npos);
  CHECK(net::headless::last_sent().body.find("\"mode\":\"skip\"") != std::string::npos);
  played::settle();
  REQUIRE(find(Role::image, "Verdicts") != nullptr);
  CHECK(says("2 New"));

  REQUIRE(press(Role::button, "Review and import"));
  played::settle();
  REQUIRE(find(Role::dialog, "What this will do") != nullptr);
  played::answer("POST", "/api/imports/apply",
                 R"({"counts":{},"created":2,"updated":0,"verdicts":[],"id":")" + std::string(kImport) + "\"}");
  const std::string path = "/api/imports/" + std::string(kImport);
  played::answer("GET", path, imported("done", 1), 200, "\"1\"");
  REQUIRE(press(Role::button, "Import"));
  platform::headless::settle();
  CHECK(played::sent_header("If-Plan-Match") == "h1");
  played::settle();
  CHECK(says("2 rows made, 0 rows changed."));

  played::answer("POST", path + "/undo?plan=1", plan(""));
  REQUIRE(press(Role::button, "Undo import"));
  platform::headless::settle();
  CHECK(played::sent_header("If-Match") == "\"1\"");
  played::settle();
  played::answer("POST", path + "/undo", imported("undone", 2));
  played::answer("GET", path, imported("undone", 2), 200, "\"2\"");
  const auto dialog = find(Role::dialog, "What this will do");
  REQUIRE(dialog != nullptr);
  const auto button = mirror::headless::find_within(dialog->id, Role::button, "Undo import");
  REQUIRE(button != nullptr);
  mirror::on_activate(button->id);
  played::settle();
  CHECK(says("All of it was taken back."));
}

TEST_CASE("records in error keep the files and are shown first") {
  open_with_users();
  played::answer("POST", "/api/imports/apply?plan=1",
                 R"({"status":422,"code":"import_refused","detail":"1 record is in error, so nothing was imported.",)"
                 R"("faults":[{"field":"users[3].email","message":"is not an e-mail address"}]})",
                 422);
  REQUIRE(press(Role::button, "Check files"));
  played::settle();
  CHECK(says("1 record is in error, so nothing can be imported yet."));
  CHECK(says("is not an e-mail address"));
  CHECK_FALSE(says("anna@example.com"));  // sound, and so not among the errors
  CHECK(says("People: 2 records"));
  CHECK((find(Role::button, "Check files")->flags & mirror::kDisabled) != 0U);
  REQUIRE(press(Role::button, "Export verdicts as CSV"));
  played::settle();
  CHECK(platform::headless::saved() == "import-verdicts.csv");
}

TEST_CASE("a long import says how much is sent, then what is done and for how long") {
  played::sign_in("platform_admin");
  played::answer("GET", "/api/imports?sort=-createdAt&limit=5&total=1", played::list_of("", 0));
  played::visit("/app/import");
  std::string many(kUsers);
  for (int i = 0; i < 40'000; ++i) many += "person" + std::to_string(i) + "@example.com,Person\r\n";
  platform::headless::drop("users.csv", many);
  played::settle();
  REQUIRE(press(Role::button, "Check files"));
  platform::headless::settle();
  net::headless::has_left(512u << 10);
  platform::headless::pass(200);
  platform::headless::settle();
  const std::string whole = records::format_bytes(net::headless::last_sent().body.size());
  CHECK(whole.ends_with(" MB"));
  CHECK(says("Sending 512 KB of " + whole));
  REQUIRE(find(Role::progressbar, "Sent") != nullptr);
  CHECK(find(Role::progressbar, "Sent")->position > 300);
  CHECK_FALSE(says("Checking"));

  net::headless::has_left(net::headless::last_sent().body.size());
  platform::headless::pass(5000);
  platform::headless::settle();
  CHECK(says("Checking 40,002 records, 5 seconds so far"));
  CHECK(says(whole + " sent."));
  CHECK(find(Role::progressbar, "Sent") == nullptr);

  played::answer("POST", "/api/imports/apply?plan=1", plan(""));
  played::settle();
  REQUIRE(press(Role::button, "Review and import"));
  played::settle();
  REQUIRE(press(Role::button, "Import"));
  platform::headless::settle();
  net::headless::has_left(1u << 20);
  platform::headless::pass(200);
  platform::headless::settle();
  CHECK(says("Sending 1.0 MB of " + whole));
  net::headless::has_left(net::headless::last_sent().body.size());
  platform::headless::pass(100);
  platform::headless::settle();
  CHECK(says("Importing 40,002 records"));
}
