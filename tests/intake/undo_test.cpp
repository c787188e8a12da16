#include <catch_amalgamated.hpp>

#include "customer.h"

#include "access/access_grant.h"
#include "intake/undo_import.h"

TEST_CASE("an import is undone whole") {
  MemoryStore store = new_platform();
  const auto applied = apply(store, read_folder("riverside"));
  REQUIRE(applied);
  const auto undone = undo(store, *applied);
  INFO(explain(undone));
  REQUIRE(undone);
  CHECK(all_live<Organisation>(store).empty());
  CHECK(all_live<BusinessUnit>(store).empty());
  CHECK(all_live<User>(store).size() == 1);
  CHECK(all_live<Assignment>(store).empty());
  CHECK(all_live<AccessGrant>(store).empty());
  const Import import = all_live<Import>(store).at(0);
  CHECK(import.state == ImportState::undone);
  CHECK(import.undone_at.has_value());

  const auto twice = undo(store, *applied);
  REQUIRE_FALSE(twice);
  CHECK(twice.error().reason == "already_undone");
  CHECK(apply(store, read_folder("riverside")));
}

TEST_CASE("what an import changed is as it was when it is undone") {
  MemoryStore store = new_platform();
  REQUIRE(apply(store, read_folder("awkward/dressed")));
  ApplyImport again = read_folder("awkward/again");
  again.mode = DuplicateMode::update;
  const auto applied = apply(store, again);
  REQUIRE(applied);
  CHECK(find_by<Cluster, &Cluster::code>(store, "CL-0102").name == "Cluster B");
  REQUIRE(undo(store, *applied));
  CHECK(find_by<Cluster, &Cluster::code>(store, "CL-0102").name == "Cluster \"B\"");
  CHECK(find_by<User, &User::email>(store, "zoe@example.com").name == "Zoe\u0301");
  CHECK(find_by<Cluster, &Cluster::code>(store, "CL-0103").id.is_nil());
  CHECK(all_live<User>(store).size() == 6);
}

TEST_CASE("what was changed or added since keeps an import from being undone") {
  MemoryStore store = new_platform();
  const auto applied = apply(store, read_folder("awkward/dressed"));
  REQUIRE(applied);
  MemoryStore changed = store;
  {
    MemoryWorkspace workspace(changed, catalogue(), kNow);
    User zoe = find_by<User, &User::email>(changed, "zoe@example.com");
    zoe.phone = "+66 2 999 9999";
    REQUIRE(workspace.save(zoe));
    workspace.commit();
    const auto refused = undo(changed, *applied);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::conflict);
    REQUIRE(refused.error().faults.size() == 1);
    CHECK(refused.error().faults[0].field == "users/" + to_text(zoe.id));
    CHECK(all_live<User>(changed).size() == 6);
  }
  ApplyImport more;
  more.users = "email,name\nnew@example.com,New\n";
  more.assignments = "email,business_unit,role\nnew@example.com,TH-0101,staff\n";
  const auto second = apply(store, more);
  INFO(explain(second));
  REQUIRE(second);
  const auto refused = undo(store, *applied);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().reason == "changed_since");
  REQUIRE(undo(store, *second));
  CHECK(undo(store, *applied));
}
