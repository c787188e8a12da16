#include "test_store.h"

#include "core/text.h"
#include "store/lookup.h"

namespace {

struct Tree {
  Org org;
  Zone zone;
  Inn inn;
};

Tree plant(TestStore& store, const std::string& name) {
  Tree t;
  t.org.name = name;
  t.org = store.add(t.org);
  t.zone.organisation_id = {t.org.id};
  t.zone.name = name + " zone";
  t.zone = store.add(t.zone);
  t.inn.cluster_id = {t.zone.id};
  t.inn.code = "I-1";
  t.inn.name = name + " inn";
  t.inn = store.add(t.inn);
  return t;
}

}  // namespace

TEST_CASE("rows come back as they were written") {
  TestStore store;
  Person person;
  person.name = "O'Brien \"; DROP TABLE people; -- ปาล์ม";
  person.email = "a@example.com";
  person.wish = Mood::busy;
  person.tags = {{"a", 1}, {"b", -2}};
  person.secret = "hash";
  person = store.add(person);
  store.reopen();
  SqlWorkspace workspace(*store.database, store.context);
  const Person back = must(workspace.load(Id<Person>{person.id}));
  CHECK(row_json(kPeople, &back, {.stored = true}) == row_json(kPeople, &person, {.stored = true}));
  CHECK(back.version == 1);
}

TEST_CASE("a lookup reads what was asked for, of live rows alone") {
  TestStore store;
  Person person;
  person.name = "Mali";
  person.email = "mali@example.com";
  person = store.add(person);
  const Lookup lookup(kPeople, "email", {"id", "name", "last_seen"});
  Person found;
  found.secret = "untouched";
  CHECK(must(lookup.find(*store.database, "mali@example.com", &found)));
  CHECK(found.id == person.id);
  CHECK(found.name == "Mali");
  CHECK(found.email.empty());
  CHECK(found.secret == "untouched");
  CHECK_FALSE(found.last_seen);
  CHECK_FALSE(must(lookup.find(*store.database, "nobody@example.com", &found)));
  must(store.writer->begin_request());
  {
    SqlWorkspace workspace(*store.database, store.context);
    must(workspace.archive(kPeople, &person));
    CHECK_FALSE(must(lookup.find(*store.database, "mali@example.com", &found)));
  }
  store.writer->undo_request();
}

TEST_CASE("what is unique is so among live rows of one tenant") {
  TestStore store;
  const Tree a = plant(store, "a");
  plant(store, "b");  // the same code in another tenant
  Inn second = a.inn;
  second.version = 0;
  second.id = {};
  must(store.writer->begin_request());
  {
    SqlWorkspace workspace(*store.database, store.context);
    const auto refused = workspace.save(second);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::conflict);
    CHECK(refused.error().faults.at(0).field == "code");
  }
  store.writer->undo_request();
  must(store.writer->commit_turn());

  store.commit([&](SqlWorkspace& workspace) {
    Inn first = must(workspace.load(Id<Inn>{a.inn.id}));
    must(workspace.archive(first));
    second.version = 0;
    must(workspace.save(second));
  });
  CHECK(second.version == 1);
}

TEST_CASE("people without an address do not collide") {
  TestStore store;
  for (const char* name : {"one", "two"}) {
    Person person;
    person.name = name;
    CHECK(store.add(person).version == 1);
  }
}

TEST_CASE("a row that somebody else changed is stale") {
  TestStore store;
  Tree t = plant(store, "a");
  Inn mine = t.inn;
  store.commit([&](SqlWorkspace& workspace) {
    Inn theirs = must(workspace.load(Id<Inn>{t.inn.id}));
    theirs.rooms = 9;
    must(workspace.save(theirs));
  });
  must(store.writer->begin_request());
  {
    SqlWorkspace workspace(*store.database, store.context);
    mine.rooms = 5;
    const auto refused = workspace.save(mine);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::stale);
  }
  store.writer->undo_request();
  must(store.writer->commit_turn());
  CHECK(store.verified().whole());
}

TEST_CASE("conditions in SQL find what they find in memory") {
  TestStore store;
  const Tree t = plant(store, "a");
  std::vector<Inn> inns{t.inn};
  for (int i = 0; i < 24; ++i) {
    Inn inn;
    inn.cluster_id = {t.zone.id};
    inn.code = "C-" + std::to_string(i);
    inn.name = i % 2 ? "Größe 100%_\\" : "plain";
    inn.rooms = i % 5;
    if (i % 3) inn.stars = i % 4;
    if (i % 4) inn.opened_at = Timestamp{1'700'000'000'000 + i};
    inn.open = i % 2 == 0;
    inns.push_back(store.add(inn));
  }
  const char* filters[] = {"rooms:eq:3",
                           "rooms:ne:3",
                           "rooms:lt:2",
                           "rooms:ge:2",
                           "stars:null",
                           "stars:notnull",
                           "stars:ne:2",
                           "stars:eq:2",
                           "stars:in:1,3",
                           "open:eq:true",
                           "open:ne:true",
                           "name:like:GROSSE",
                           "name:like:größe",
                           "name:like:0%_\\\\",
                           "name:like:_",
                           "code:in:C-1,C-2,nothing",
                           "code:gt:C-2",
                           "openedAt:le:2023-11-14T22:13:20.010Z",
                           "name:eq:' OR 1=1 --",
                           "code:like:'\\; DELETE FROM inns\\; --",
                           "openedAt:null;open:eq:false"};
  SqlWorkspace workspace(*store.database, store.context);
  for (const char* text : filters) {
    CAPTURE(text);
    Query query;
    query.where = must(parse_filter(kInns, text));
    std::int64_t expected = 0;
    for (const Inn& inn : inns) {
      bool all = true;
      for (const Condition& c : query.where) all &= satisfies(c, &inn);
      expected += all;
    }
    CHECK(must(workspace.count<Inn>(query)) == expected);
  }
  for (const auto& [words, expected] : {std::pair<std::string, int>{"grosse", 0},
                                        {"große", 12},
                                        {fold("Größe"), 12},
                                        {"100%_\\", 12},
                                        {"%", 12},
                                        {"plain in", 0}}) {
    CAPTURE(words);
    Query query;
    query.search = words;
    std::int64_t found = 0;
    for (const Inn& inn : inns) {
      bool all = true;
      std::string rest = words + " ";
      for (std::size_t at = 0; (at = rest.find(' ')) != rest.npos; rest.erase(0, at + 1))
        all &= fold(inn.name).find(rest.substr(0, at)) != std::string::npos;
      found += all;
    }
    CHECK(must(workspace.count<Inn>(query)) == found);
  }
}

TEST_CASE("keyset pages show every row once, in a total order with ties and nulls") {
  TestStore store;
  const Tree t = plant(store, "a");
  for (int i = 0; i < 30; ++i) {
    Inn inn;
    inn.cluster_id = {t.zone.id};
    inn.code = "C-" + std::to_string(i);
    inn.name = "same";
    inn.rooms = i % 3;
    if (i % 4) inn.stars = i % 2;
    store.add(inn);
  }
  for (const char* sort : {"", "rooms", "-rooms", "stars", "-stars", "stars,-rooms", "-stars,rooms,name",
                           "-open,-rooms", "-createdAt", "id"}) {
    CAPTURE(sort);
    Query query;
    query.order = must(parse_sort(kInns, sort));
    SqlWorkspace workspace(*store.database, store.context);
    std::vector<std::string> whole, paged;
    for (const Inn& inn : must(workspace.find<Inn>(query))) whole.push_back(to_text(inn.id));
    query.limit = 5;
    for (bool more = true; more;) {
      const ListPage page = must(list_json(*store.database, store.tables, kInns, query, {.page = 4}));
      const Json rows = must(parse_json(page.rows));
      for (const Json& row : *rows.if_array()) paged.emplace_back(row.text("id"));
      query.after = page.last;
      more = page.more;
    }
    CHECK(whole.size() == 31);
    CHECK(paged == whole);
  }
}

TEST_CASE("a page holds what the rows hold, and the names of what they refer to") {
  TestStore store;
  const Tree t = plant(store, "a");
  Person person;
  person.name = "Anna \"A\"\n";
  person.email = "anna@example.com";
  person.secret = "never shown";
  person.tags = {{"x", 3}};
  person = store.add(person);
  const ListPage inns = must(list_json(*store.database, store.tables, kInns, {}, {}));
  Json expected = row_json(kInns, &t.inn);
  Json shown = must(parse_json(inns.rows)).if_array()->at(0);
  CHECK(shown.text("clusterName") == "a zone");
  std::erase_if(*shown.if_object(), [](const auto& m) { return m.name == "clusterName"; });
  CHECK(shown == expected);

  const ListPage all = must(list_json(*store.database, store.tables, kPeople, {}, {}));
  CHECK(must(parse_json(all.rows)).if_array()->at(0) == row_json(kPeople, &person));
  CHECK(all.rows.find("never shown") == std::string::npos);
  const ListPage hidden = must(list_json(*store.database, store.tables, kPeople, {}, {.view = {.personal = false}}));
  CHECK(hidden.rows.find("anna@example.com") == std::string::npos);
  const ListPage few =
      must(list_json(*store.database, store.tables, kPeople, {}, {.fields = {find_column(kPeople, "name")}}));
  CHECK(few.rows == "[{\"id\":\"" + to_text(person.id) + "\",\"name\":\"Anna \\\"A\\\"\\n\"}]");
}

TEST_CASE("a long list of identifiers is one parameter") {
  TestStore store;
  const Tree t = plant(store, "a");
  Json::Array ids;
  for (int i = 0; i < 40'000; ++i) ids.emplace_back(to_text(store.ids.next()));
  ids.emplace_back(to_text(t.inn.id));
  SqlWorkspace workspace(*store.database, store.context);
  CHECK(must(workspace.count<Inn>(Query{}.one_of<&Inn::id>(std::move(ids)))) == 1);
}
