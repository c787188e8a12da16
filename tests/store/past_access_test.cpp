#include <random>

#include "test_store.h"

#include "access/access_grant.h"
#include "access/role.h"
#include "access/subject.h"
#include "catalogue/catalogue.h"
#include "store/past_workspace.h"

namespace {

struct Town {
  TestStore store{catalogue()};
  std::mt19937 random{11};
  std::vector<Uuid> people, hotels;
  Id<Organisation> organisation;
  Id<Cluster> cluster, second;
  Id<Role> role;

  std::size_t one_of(std::size_t n) { return random() % n; }

  Town() {
    Organisation o;
    o.code = o.name = "OR-1";
    o.country = "TH";
    o.default_currency = "THB";
    organisation = {store.add(o).id};
    for (Id<Cluster>* c : {&cluster, &second}) {
      Cluster made;
      made.organisation_id = organisation;
      made.code = made.name = c == &cluster ? "CL-1" : "CL-2";
      *c = {store.add(made).id};
    }
    for (int i = 0; i < 3; ++i) {
      BusinessUnit b;
      b.cluster_id = cluster;
      b.code = b.name = "TH-" + std::to_string(i);
      b.country = "TH";
      b.time_zone = "Asia/Bangkok";
      b.currency = "THB";
      hotels.push_back(store.add(b).id);
    }
    Role r;
    r.organisation_id = organisation;
    r.key = "auditor";
    r.name = "Auditor";
    r.permissions = {"journal.read"};
    role = {store.add(r).id};
    for (int i = 0; i < 4; ++i) {
      User user;
      user.name = "person " + std::to_string(i);
      user.email = "p" + std::to_string(i) + "@example.com";
      people.push_back(store.add(user).id);
    }
  }

  void assign(SqlWorkspace& w) {
    Assignment a;
    a.user_id = {people[one_of(people.size())]};
    a.business_unit_id = {hotels[one_of(hotels.size())]};
    a.role = one_of(2) ? BusinessUnitRole::staff : BusinessUnitRole::hotel_admin;
    (void)w.save(a);  // may be there already
  }
  void grant(SqlWorkspace& w) {
    AccessGrant g;
    g.user_id = {people[one_of(people.size())]};
    g.organisation_id = organisation;
    if (one_of(2)) g.cluster_id = one_of(2) ? cluster : second;
    g.role = one_of(2) ? "auditor" : "cluster_admin";
    (void)w.save(g);
  }
  template <class T>
  void end_one(SqlWorkspace& w) {
    auto rows = must(w.find<T>(Query{}));
    if (!rows.empty()) must(w.archive(rows[one_of(rows.size())]));
  }
  void step(SqlWorkspace& w) {
    switch (one_of(8)) {
      case 0: return end_one<Assignment>(w);
      case 1: return end_one<AccessGrant>(w);
      case 2: {
        Role r = must(w.load(role));
        r.permissions =
            one_of(2) ? std::vector<std::string>{"journal.read", "users.*"} : std::vector<std::string>{"invoices.read"};
        must(w.save(r));
        return;
      }
      case 3: {
        User user = must(w.load(Id<User>{people[one_of(people.size())]}));
        user.status = one_of(2) ? UserStatus::active : UserStatus::inactive;
        must(w.save(user));
        return;
      }
      case 4: {
        BusinessUnit hotel = must(w.load(Id<BusinessUnit>{hotels[one_of(hotels.size())]}));
        hotel.cluster_id = one_of(2) ? cluster : second;
        must(w.save(hotel));
        return;
      }
      case 5: return grant(w);
      default: return assign(w);
    }
  }
  std::string holds(Workspace& w) const {
    std::string out;
    for (const Uuid& id : people) {
      const Subject subject = must(load_subject(w, Id<User>{id}));
      out += to_json_text(to_json(kSubject, &subject)) + "\n";
    }
    return out;
  }
};

}  // namespace

TEST_CASE("what people held at any time is told exactly, whatever happened since") {
  Town town;
  std::vector<std::pair<Timestamp, std::string>> known;
  for (int i = 0; i < 120; ++i) {
    town.store.clock.set({town.store.clock.now().ms + 1000});
    town.store.commit([&](SqlWorkspace& w) { town.step(w); });
    SqlWorkspace today(*town.store.database, town.store.context);
    known.emplace_back(town.store.clock.now(), town.holds(today));
  }
  for (const auto& [at, held] : known) {
    PastWorkspace past(*town.store.database, town.store.context, at);
    CHECK(town.holds(past) == held);
    PastWorkspace just_before_the_next(*town.store.database, town.store.context, {at.ms + 999});
    CHECK(town.holds(just_before_the_next) == held);
  }
  CHECK(known.front().second != known.back().second);
}
