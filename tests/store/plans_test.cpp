#include "plans.h"

#include <cstdlib>
#include <fstream>

#include "access/subject.h"
#include "catalogue/catalogue.h"
#include "store/file.h"

namespace {

// Forty tenants with a hotel each and two hundred people, who work there. Nobody asks how they came about.
constexpr const char* kFill[] = {
    R"(INSERT INTO "organisations" ("id", "tenant", "code", "name", "search_text")
SELECT '019ac000-0000-7000-8000-' || (100000000000 + i), '019ac000-0000-7000-8000-' || (100000000000 + i), 'OR-' || i,
'Group ' || i, 'group ' || i FROM n WHERE i < 40)",
    R"(INSERT INTO "clusters" ("id", "tenant", "organisation_id", "code", "name")
SELECT '019ac000-0000-7000-8001-' || (100000000000 + i), '019ac000-0000-7000-8000-' || (100000000000 + i),
'019ac000-0000-7000-8000-' || (100000000000 + i), 'CL-' || i, 'Cluster ' || i FROM n WHERE i < 40)",
    R"(INSERT INTO "business_units" ("id", "tenant", "cluster_id", "code", "name")
SELECT '019ac000-0000-7000-8002-' || (100000000000 + i), '019ac000-0000-7000-8000-' || (100000000000 + i),
'019ac000-0000-7000-8001-' || (100000000000 + i), 'TH-' || i, 'Hotel ' || i FROM n WHERE i < 40)",
    R"(INSERT INTO "users" ("id", "tenant", "version", "name", "email", "search_text")
SELECT '019ac000-0000-7000-8003-' || (100000000000 + i), '00000000-0000-0000-0000-000000000000', 1,
'Person ' || (i * 7919 % 8000), 'person.' || i || '@example.com', 'person ' || (i * 7919 % 8000) || ' person.' || i ||
'@example.com' FROM n)",
    R"(INSERT INTO "assignments" ("id", "tenant", "version", "user_id", "business_unit_id")
SELECT '019ac000-0000-7000-8004-' || (100000000000 + i), '019ac000-0000-7000-8000-' || (100000000000 + i / 200), 1,
'019ac000-0000-7000-8003-' || (100000000000 + i), '019ac000-0000-7000-8002-' || (100000000000 + i / 200) FROM n)",
};

void fill(TestStore& store) {
  for (const std::string sql : kFill) {
    const auto select = sql.find("SELECT");
    must(store.database->run(sql.substr(0, select) +
                             "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 7999) " +
                             sql.substr(select)));
  }
  for (const Table* table : store.tables.in_order())
    if (table->spans_tenants()) must(store.database->run(store.database->dialect().search_index(table->entity().name)));
  const std::string learn(store.database->dialect().learn);
  for (const Table* table : store.tables.in_order())
    if (!learn.empty()) must(store.database->run(learn + " " + quoted(table->entity().name)));
}

Uuid id_of(int kind, int number) {
  return *parse_uuid("019ac000-0000-7000-800" + std::to_string(kind) + "-" + std::to_string(100'000'000'000 + number));
}

Reach within(ScopeLevel level, const Uuid& scope) {
  Reach reach;
  reach.self = id_of(3, 4000);
  reach.allowed = {{level, scope, true}};
  return reach;
}

struct Asked {
  TestStore store{catalogue()};
  Plans plans{store};
  Reach all;

  Asked() {
    all.everywhere = true;
    fill(store);
  }

  ListPage list(const std::string& name, const Entity& entity, const Reach& reach, const std::string& search = {},
                std::vector<Json> after = {}) {
    Query query{.order = {{find_column(entity, "name")}},
                .search = search,
                .reach = &reach,
                .limit = 26,
                .after = std::move(after)};
    if (!search.empty()) query.where = {{find_column(entity, "status"), Op::equal, "active"}};
    ListPage page;
    plans.note(name, [&] { page = must(list_json(*store.database, store.tables, entity, query, {.page = 25})); });
    CHECK(page.count > 0);
    return page;
  }
};

std::string plans_of_hot_requests(bool& known) {
  Asked asked;
  TestStore& store = asked.store;
  const Reach tenant = within(ScopeLevel::organisation, id_of(0, 20)),
              cluster = within(ScopeLevel::cluster, id_of(1, 20));
  const ListPage first = asked.list("page of people", kUsers, asked.all);
  asked.list("next page of people", kUsers, asked.all, {}, first.last);
  asked.list("filtered search among everybody", kUsers, asked.all, "person.4321@");
  asked.list("page of a tenant's people", kUsers, tenant);
  asked.list("page of a cluster's people", kUsers, cluster);
  asked.list("filtered search among a tenant's people", kUsers, tenant, "person.4");
  asked.list("page of hotels", kBusinessUnits, asked.all);
  asked.list("page of a cluster's hotels", kBusinessUnits, cluster);
  SqlWorkspace reading(*store.database, store.context);
  asked.plans.note("why: what a person holds",
                   [&] { CHECK(must(load_subject(reading, Id<User>{id_of(3, 4000)})).grants.size() == 1); });
  asked.plans.note("why: where a hotel lies", [&] {
    CHECK_FALSE(must(reading.place_of_scope(kBusinessUnits, id_of(2, 20))).at(ScopeLevel::cluster).is_nil());
  });
  asked.plans.note("change of a person", [&] {
    store.commit([&](SqlWorkspace& workspace) {
      User user = must(workspace.load(Id<User>{id_of(3, 4000)}));
      user.phone = "+66 2";
      must(workspace.save(user));
    });
  });
  known = asked.plans.is_known_release();
  return asked.plans.text();
}

}  // namespace

TEST_CASE("the hot requests go about it as was looked at, whatever there is") {
  bool known = false;
  const std::string plans = plans_of_hot_requests(known);
  const std::string golden = test_server().empty() ? "tests/golden/plans.txt" : "tests/golden/plans_postgres.txt";
  INFO(plans);
  for (const char* whole : {"SCAN t\n", "SCAN m\n", "SCAN users", "Seq Scan on users", "Seq Scan on assignments",
                            "Seq Scan on journal", "Seq Scan on sessions"})
    CHECK(plans.find(whole) == plans.npos);
  if (!known) return;
  if (std::getenv("CARMEN_UPDATE_GOLDEN")) std::ofstream(golden) << plans;
  INFO("CARMEN_UPDATE_GOLDEN=1 writes it anew");
  CHECK(must(read_file(golden)) == plans);
}
