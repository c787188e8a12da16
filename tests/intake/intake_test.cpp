#include "intake/intake.h"

#include <catch_amalgamated.hpp>

#include "customer.h"

#include "access/access_grant.h"

namespace {

std::string lines(const IntakeReport& report) {
  std::string text;
  write_verdicts(report, text);
  return text;
}

}  // namespace

TEST_CASE("the sample customer is new, whole") {
  MemoryStore store = new_platform();
  const auto answer = apply(store, read_folder("riverside"));
  REQUIRE(answer);
  CHECK(answer->integer("created") == 2 + 4 + 14 + 79 + 480 + 534);
  CHECK(answer->find("verdicts")->if_array()->empty());
  CHECK(all_live<Assignment>(store).size() == 534);
  CHECK(all_live<AccessGrant>(store).size() == 4);
  for (const auto& assignment : all_live<Assignment>(store)) CHECK(assignment.source == GrantSource::imported);
  for (const auto& grant : all_live<AccessGrant>(store)) CHECK(grant.source == GrantSource::imported);
  const auto imports = all_live<Import>(store);
  REQUIRE(imports.size() == 1);
  CHECK(imports[0].files.size() == 6);
  CHECK(imports[0].summary ==
        "Import 2 organisations, 4 clusters, 14 hotels, 79 departments, 480 people, 534 assignments.");

  const auto again = apply(store, read_folder("riverside"));
  REQUIRE(again);
  CHECK(again->integer("created") + again->integer("updated") == 0);
  CHECK(again->find("id") == nullptr);
  CHECK(again->find("verdicts")->if_array()->size() == 1113);
  CHECK(all_live<Import>(store).size() == 1);
}

TEST_CASE("odd but sound files are taken") {
  MemoryStore store = new_platform();
  CHECK(lines(judge(store, read_folder("awkward/dressed"))) == "");
  REQUIRE(apply(store, read_folder("awkward/dressed")));
  const User somchai = find_by<User, &User::email>(store, "somchai.jaidee@example.com");
  CHECK(somchai.name == "สมชาย ใจดี");
  CHECK(somchai.phone == "+66811111111");
  CHECK(find_by<Organisation, &Organisation::code>(store, "LG-0001").legal_name ==
        "Lagoon \"Palm\" Holdings\nBangkok branch");
  CHECK(find_by<Cluster, &Cluster::code>(store, "CL-0102").name == "Cluster \"B\"");
  CHECK(find_by<BusinessUnit, &BusinessUnit::code>(store, "KW-0103").name == "Palm; Spa 🌴");
  CHECK_FALSE(find_by<BusinessUnit, &BusinessUnit::code>(store, "KW-0103").is_hq);
  CHECK(all_live<AccessGrant>(store).size() == 2);
  for (const Assignment& assignment : all_live<Assignment>(store))
    if (assignment.user_id.value == somchai.id) {
      CHECK(assignment.modules.size() == 2);
      CHECK(assignment.source == GrantSource::imported);
    }
}

TEST_CASE("repeats and changes are told, and taken only when asked") {
  MemoryStore store = new_platform();
  REQUIRE(apply(store, read_folder("awkward/dressed")));
  ApplyImport again = read_folder("awkward/again");
  CHECK(lines(judge(store, again)) == read_file("tests/golden/intake/again.jsonl"));

  REQUIRE(apply(store, again));
  CHECK(find_by<Cluster, &Cluster::code>(store, "CL-0102").name == "Cluster \"B\"");
  CHECK(find_by<Cluster, &Cluster::code>(store, "CL-0103").name == "Krabi");

  again.mode = DuplicateMode::update;
  const auto updated = apply(store, again);
  REQUIRE(updated);
  CHECK(updated->integer("created") == 0);
  CHECK(updated->integer("updated") == 3);
  CHECK(find_by<Cluster, &Cluster::code>(store, "CL-0102").name == "Cluster B");
  CHECK(find_by<User, &User::email>(store, "zoe@example.com").name == "Zoë");
}

TEST_CASE("every kind of fault is told for its record, and nothing is imported") {
  MemoryStore store = new_platform();
  const ApplyImport faulty = read_folder("awkward/faults");
  CHECK(lines(judge(store, faulty)) == read_file("tests/golden/intake/faults.jsonl"));
  const auto answer = apply(store, faulty);
  REQUIRE_FALSE(answer);
  CHECK(answer.error().reason == "import_refused");
  CHECK(answer.error().faults.size() >= 30);
  CHECK(all_live<Organisation>(store).empty());
  CHECK(all_live<User>(store).size() == 1);
}

TEST_CASE("one record in error keeps all others out") {
  MemoryStore store = new_platform();
  ApplyImport input = read_folder("riverside");
  input.users += "nobody,No Body,,en,,\n";
  const auto answer = apply(store, input);
  REQUIRE_FALSE(answer);
  REQUIRE(answer.error().faults.size() == 1);
  CHECK(answer.error().faults[0].field == "users[482].email");
  CHECK(all_live<Organisation>(store).empty());
  CHECK(all_live<Import>(store).empty());
}

TEST_CASE("files refer to what is stored") {
  MemoryStore store = new_platform();
  ApplyImport all = read_folder("riverside");
  ApplyImport first = all;
  first.users.clear();
  first.assignments.clear();
  REQUIRE(apply(store, first));
  ApplyImport people;
  people.users = all.users;
  REQUIRE(apply(store, people));
  ApplyImport assignments;
  assignments.assignments = all.assignments;
  MemoryWorkspace plan(store, catalogue(), kNow);
  REQUIRE(kApplyImport.run(kApplyImport, to_json(kApplyImportInput, &assignments), plan));
  CHECK(plan.changes().summary == "Import 534 assignments.");
  CHECK(plan.changes().flips.empty());  // not those of the first one alone
  const auto answer = apply(store, assignments);
  REQUIRE(answer);
  CHECK(answer->integer("created") == 534);
}

TEST_CASE("a file whose columns are wrong is told once, and those that refer to it not at all") {
  MemoryStore store = new_platform();
  ApplyImport input = read_folder("riverside");
  input.users.replace(0, 5, "mail?");
  const IntakeReport report = judge(store, input);
  REQUIRE(report.verdicts.size() == 1);
  CHECK(report.verdicts[0].file == FileKind::users);
  CHECK(report.verdicts[0].record == 1);
  CHECK(report.verdicts[0].faults.size() == 2);
}

TEST_CASE("one may import only where one may") {
  MemoryStore store = new_platform();
  REQUIRE(apply(store, read_folder("awkward/dressed")));
  ApplyImport input;
  input.users = "email,name\nnew@example.com,New\n";
  input.assignments = "email,business_unit,role\nnew@example.com,TH-0101,staff\n";
  const BusinessUnit hotel = find_by<BusinessUnit, &BusinessUnit::code>(store, "TH-0101");
  const auto run_as = [&](std::vector<std::string> permissions, const Uuid& cluster) {
    Subject subject;
    subject.id = make_uuid(1, 2, 3);
    subject.name = "Somebody";
    subject.status = "active";
    Grant grant;
    grant.role = "cluster_admin";
    grant.permissions = std::move(permissions);
    grant.level = ScopeLevel::cluster;
    grant.scope = cluster;
    subject.grants = {grant};
    MemoryWorkspace workspace(store, catalogue(), kNow);
    workspace.act_as(subject);
    return kApplyImport.run(kApplyImport, to_json(shape<ApplyImport>(), &input), workspace);
  };
  const auto taken = run_as({"*"}, hotel.cluster_id.value);
  INFO(explain(taken));
  CHECK(taken);
  CHECK_FALSE(run_as({"*"}, make_uuid(9, 9, 9)));
  CHECK_FALSE(run_as({"imports.*", "*.read"}, hotel.cluster_id.value));
  const auto refused = run_as({"users.*", "assignments.*", "*.read"}, hotel.cluster_id.value);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Code::forbidden);
}

TEST_CASE("no bytes break an import") {
  MemoryStore store = new_platform();
  constexpr std::string_view kAlphabet = "\",;:\t\r\n a@.-T1\xEF\xBB\xBF\xE0\xFF";
  std::uint64_t state = 7;
  for (int round = 0; round < 300; ++round) {
    std::array<std::string, kFileKinds> texts;
    IntakeTexts views;
    for (std::size_t kind = 0; kind < kFileKinds; ++kind) {
      if (round % 3) texts[kind] = read_file("tests/data/awkward/again/users.csv").substr(0, 24);
      for (int i = 0; i < 40; ++i) {
        state = state * 6364136223846793005ull + 1442695040888963407ull;
        texts[kind] += kAlphabet[(state >> 33) % kAlphabet.size()];
      }
      views[kind] = texts[kind];
    }
    MemoryWorkspace workspace(store, catalogue(), kNow);
    REQUIRE(run_intake(views, DuplicateMode::update, workspace));
  }
}
