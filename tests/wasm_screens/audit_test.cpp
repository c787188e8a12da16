#include <catch_amalgamated.hpp>

#include "played_server.h"

#include "mirror/mirror_headless.h"
#include "platform/platform.h"
#include "screens/inclusion.h"
#include "screens/sha256.h"

using mirror::Role;
using mirror::headless::find;
using mirror::headless::outline;

namespace {

const std::string kTrail = "00000000-0000-0000-0000-000000000000";
// A record and its proof, as a platform answered them.
const std::string kRecord =
    R"({"action":"plans.create","actor":"01a1fd2b-387a-74a7-b9c2-dffed00a0333","actorName":"admin","at":"2026-11-21T08:13:53.136Z","events":[{"name":"plans.created","subject":"01a1fd2b-4270-749f-82ce-21f8714e49be"}],"ip":"127.0.0.1","requestId":"cbb17b6c238bb99f","seq":5,"summary":"Create plan: Growth.","targets":[{"fields":{"code":{"after":"growth"},"description":{"after":""},"name":{"after":"Growth"},"state":{"after":"draft"}},"id":"01a1fd2b-4270-749f-82ce-21f8714e49be","resource":"plans","title":"Growth","verb":"created"}],"tenant":"00000000-0000-0000-0000-000000000000"})";
const std::string kProof =
    R"({"tenant":"00000000-0000-0000-0000-000000000000","seq":5,"leaf":"d4da2df99a67195fdcda987da4012cfa35cc614568285cae7f613c3ea853926e","size":5,"root":"39e4667ba331d19db78c07ff22d485139056dac5baaa838d6dd193f4cc9bb01c","path":["4f8066bb5b17eb1bcea4aa254d53a37a641778af63ead08366aaa52a14c5b6bf"],"platform":{"leaf":7,"size":36,"root":"1ef5648d1f448bffc52c2f3de31bb44605a264060fb23c6bb29e1a8c51023f75","path":["a351bd85bdbdfcf6a4ba9af55e033660af63e91dc3979aae6891774aafa6a65d","5318a00d76ec209c630d6b1141500b4477e3d5ff4c9194ff2cebf085a6caedac","3d03fa58862d8ec031c09dda040027ff4a283697b9d53091c7c7ce44881d24be","debe654a39f9e58ed54e9c04dec0a41ce4bdc42fdff8b22d7b84aa61bcb393ea","646b42512b70852c14a04830f87f7b13c5b3241abecb87c4431d7c19fee60b00","477b924f85598e2708743ad3938480eaac7186b30809797300f8d45749e7bc41"],"at":"2026-11-21T08:55:00.696Z","signature":"a4","publicKey":"5a"}})";

std::string hex(const Digest& digest) {
  std::string out;
  for (const std::uint8_t byte : digest) {
    out += "0123456789abcdef"[byte >> 4U];
    out += "0123456789abcdef"[byte & 15U];
  }
  return out;
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  return text.replace(text.find(what), what.size(), with);
}

void answer_trail() {
  played::answer("GET", "/api/journal?limit=50&q=Growth", R"({"items":[)" + kRecord + "]}");
  played::answer("GET", "/api/journal/" + kTrail + "/5/proof", kProof);
}

}  // namespace

TEST_CASE("SHA-256 is the standard's") {
  CHECK(hex(sha256({})) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex(sha256({"abc"})) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hex(sha256({"abcdbcdecdefdefgefghfghighij", "hijkijkljklmklmnlmnomnopnopq"})) ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(hex(sha256({std::string(1'000'000, 'a')})) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("a record is proved from what is shown, and nothing else passes") {
  const Json record = *parse_json(kRecord), proof = *parse_json(kProof);
  const Inclusion whole = check_inclusion(record, proof);
  CHECK(whole.leaf);
  CHECK(whole.trail);
  CHECK(whole.platform);
  CHECK_FALSE(check_inclusion(*parse_json(replaced(kRecord, "Growth", "Growtj")), proof).leaf);
  CHECK_FALSE(check_inclusion(record, *parse_json(replaced(kProof, "4f8066", "4f8067"))).trail);
  CHECK_FALSE(check_inclusion(record, *parse_json(replaced(kProof, "39e466", "39e467"))).platform);
  CHECK_FALSE(check_inclusion(record, *parse_json(replaced(kProof, "477b92", "477b93"))).platform);
  CHECK(root_from_path("4f", 0, 1, Json::array()).empty());
  CHECK(root_from_path(proof.text("leaf"), 5, 5, *proof.find("path")).empty());
  CHECK(root_from_path(proof.text("leaf"), 0, 1, *proof.find("path")).empty());
}

TEST_CASE("the trail is a table, and a record opens beside it with its proof") {
  played::sign_in("platform_admin");
  answer_trail();
  played::visit("/app/audit?q=Growth");
  REQUIRE(find(Role::gridcell, "Create plan: Growth.") != nullptr);
  CHECK(find(Role::gridcell, "Plan Growth created") != nullptr);
  CHECK(find(Role::gridcell, "The platform") != nullptr);
  REQUIRE(mirror::headless::click(Role::gridcell, "Create plan: Growth."));
  played::settle();
  CHECK(platform::location() == "/app/audit/" + kTrail + "/5?q=Growth");
  CHECK(outline().find("Proved: this record is part of what was signed.") != std::string::npos);
}

TEST_CASE("a record that was changed on its way is not called proved") {
  played::sign_in("platform_admin");
  played::answer("GET", "/api/journal?limit=50&q=forged",
                 R"({"items":[)" + replaced(kRecord, "127.0.0.1", "127.0.0.2") + "]}");
  played::answer("GET", "/api/journal/" + kTrail + "/5/proof", kProof);
  played::visit("/app/audit/" + kTrail + "/5?q=forged");
  CHECK(outline().find("This record does not agree with what was signed.") != std::string::npos);
  CHECK(outline().find("Proved:") == std::string::npos);
}

TEST_CASE("a record that the list does not hold is asked for by its number") {
  played::sign_in("platform_admin");
  played::answer("GET", "/api/journal?limit=50&q=nothing", R"({"items":[]})");
  played::answer("GET", "/api/journal?limit=50&record=" + kTrail + "%2F5", R"({"items":[)" + kRecord + "]}");
  played::answer("GET", "/api/journal/" + kTrail + "/5/proof", kProof);
  played::visit("/app/audit/" + kTrail + "/5?q=nothing");
  CHECK(outline().find("Create plan: Growth.") != std::string::npos);
}
