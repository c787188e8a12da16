#include "model/access.h"

#include <catch_amalgamated.hpp>
#include <random>
#include <set>

namespace {

constexpr Timestamp kNow{1'800'000'000'000};

Uuid id(std::uint64_t n) { return {0x7000, n}; }

Place place_of(int organisation, int cluster, int hotel, int department) {
  Place p;
  const int numbers[] = {0, organisation, cluster, hotel, department};
  for (std::size_t i = 1; i < kScopeLevels; ++i)
    if (numbers[i]) p.path[i] = id(static_cast<std::uint64_t>(i * 1000) + static_cast<std::uint64_t>(numbers[i]));
  return p;
}

Grant grant(std::vector<std::string> permissions, ScopeLevel level, Uuid scope) {
  Grant g;
  g.source = "Grant";
  g.permissions = std::move(permissions);
  g.level = level;
  g.scope = scope;
  return g;
}

Subject person(std::vector<Grant> grants) {
  Subject s;
  s.name = "Mali";
  s.grants = std::move(grants);
  return s;
}

// The algebra once more, by enumeration of sets instead of a walk: what the walk is held against.
bool oracle(const Subject& subject, const std::string& permission, const Place& place) {
  if (!subject.active) return false;
  std::set<int> permits, denies;
  for (std::size_t i = 0; i < subject.grants.size(); ++i) {
    const Grant& g = subject.grants[i];
    bool reaches = g.level == ScopeLevel::platform;
    for (std::size_t level = 1; level < kScopeLevels; ++level)
      if (static_cast<ScopeLevel>(level) == g.level && place.path[level] == g.scope && !g.scope.is_nil())
        reaches = true;
    if (!g.inherits && place.level() != g.level) reaches = false;
    const bool early = g.starts_at && kNow.ms < g.starts_at->ms, late = g.ends_at && kNow.ms >= g.ends_at->ms;
    bool named = false;
    for (const std::string& p : g.permissions) {
      const auto dot = permission.find('.');
      named |=
          p == "*" || p == permission || p == permission.substr(0, dot) + ".*" || p == "*" + permission.substr(dot);
    }
    if (reaches && !early && !late && named) (g.deny ? denies : permits).insert(static_cast<int>(i));
  }
  return denies.empty() && !permits.empty();
}

}  // namespace

TEST_CASE("patterns name permissions") {
  CHECK(matches("*", "users.read"));
  CHECK(matches("users.*", "users.read"));
  CHECK(matches("*.read", "users.read"));
  CHECK(matches("users.read", "users.read"));
  CHECK_FALSE(matches("users.*", "users_old.read"));
  CHECK_FALSE(matches("*.read", "users.reader"));
  CHECK_FALSE(matches("user", "users.read"));
  CHECK_FALSE(matches("", "users.read"));
}

TEST_CASE("the decision agrees with an independent oracle, and a deny anywhere wins") {
  std::mt19937_64 random(20261121);
  const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const std::vector<std::string> patterns = {"*", "users.*", "*.read", "users.read", "users.change", "roles.*"};
  int allowed = 0;
  for (int round = 0; round < 20'000; ++round) {
    Subject subject = person({});
    subject.active = pick(20) != 0;
    for (int n = pick(5); n > 0; --n) {
      const auto level = static_cast<ScopeLevel>(pick(5));
      Grant g = grant({patterns[static_cast<std::size_t>(pick(6))]}, level,
                      level == ScopeLevel::platform
                          ? Uuid{}
                          : id(static_cast<std::uint64_t>(level) * 1000 + static_cast<std::uint64_t>(1 + pick(2))));
      g.deny = pick(4) == 0;
      g.inherits = pick(3) != 0;
      if (pick(6) == 0) g.starts_at = Timestamp{kNow.ms + pick(3) - 1};
      if (pick(6) == 0) g.ends_at = Timestamp{kNow.ms + pick(3) - 1};
      subject.grants.push_back(g);
    }
    const int depth = pick(5);
    const Place place = place_of(depth > 0 ? 1 + pick(2) : 0, depth > 1 ? 1 + pick(2) : 0, depth > 2 ? 1 + pick(2) : 0,
                                 depth > 3 ? 1 + pick(2) : 0);
    const std::string permission = pick(2) ? "users.read" : "users.change";
    const bool expected = oracle(subject, permission, place);
    const Decision d = decide(subject, {.permission = permission, .place = place}, kNow);
    REQUIRE(d.allowed == expected);
    REQUIRE(allows(subject, permission, place, kNow) == expected);
    REQUIRE(reach(subject, permission, kNow).covers(place) == expected);
    REQUIRE((d.code == "ALLOW") == expected);
    REQUIRE(d.trace.back().mark == Mark::decided);
    REQUIRE_FALSE(d.sentence.empty());
    allowed += expected;
  }
  CHECK(allowed > 1000);
}

TEST_CASE("a narrower scope does not hide a wider one") {
  const Place hotel = place_of(1, 1, 1, 0);
  const Subject s = person({grant({"users.read"}, ScopeLevel::business_unit, hotel.at(ScopeLevel::business_unit)),
                            grant({"users.change"}, ScopeLevel::cluster, hotel.at(ScopeLevel::cluster))});
  CHECK(allows(s, "users.change", hotel, kNow));
  CHECK(allows(s, "users.read", hotel, kNow));
}

TEST_CASE("levels are ordered, custom is a set, and the licence is asked last") {
  const Place hotel = place_of(1, 1, 1, 0);
  Grant g = grant({}, ScopeLevel::business_unit, hotel.at(ScopeLevel::business_unit));
  g.modules = {{"inventory", AccessLevel::write, {}}, {"finance", AccessLevel::custom, {"finance.close"}}};
  const Subject s = person({g});
  const Entitlement active{.licence = Licence::active, .text = "S-1"};
  const auto ask = [&](std::string_view module, AccessLevel needed, std::string_view key, const Entitlement& e) {
    return decide(s, {.permission = "", .place = hotel, .module = ModuleQuestion{module, needed, key, e}}, kNow).code;
  };
  CHECK(ask("inventory", AccessLevel::read, "", active) == "ALLOW");
  CHECK(ask("inventory", AccessLevel::write, "", active) == "ALLOW");
  CHECK(ask("inventory", AccessLevel::admin, "", active) == "LEVEL");
  CHECK(ask("finance", AccessLevel::write, "finance.close", active) == "ALLOW");
  CHECK(ask("finance", AccessLevel::write, "finance.open", active) == "LEVEL");
  CHECK(ask("reports", AccessLevel::read, "", active) == "NO_GRANT");
  CHECK(ask("inventory", AccessLevel::read, "", {.licence = Licence::none}) == "LICENSE_REQUIRED");
  CHECK(ask("inventory", AccessLevel::read, "", {.licence = Licence::expired}) == "ALLOW");
  CHECK(ask("inventory", AccessLevel::write, "", {.licence = Licence::expired}) == "LICENSE_EXPIRED");
  CHECK(ask("inventory", AccessLevel::write, "", {.licence = Licence::grace}) == "ALLOW");
}

TEST_CASE("a subject travels to the browser and back") {
  const Place hotel = place_of(1, 1, 1, 0);
  Grant g = grant({"users.*"}, ScopeLevel::business_unit, hotel.at(ScopeLevel::business_unit));
  g.ends_at = Timestamp{kNow.ms + 1};
  g.modules = {{"inventory", AccessLevel::write, {}}};
  const Subject sent = person({g});
  const Json json = TypeOf<Subject>::ops.read(&sent, TypeOf<Subject>::ops);
  const auto parsed = parse_json(to_json_text(json));
  REQUIRE(parsed);
  Subject got;
  REQUIRE(TypeOf<Subject>::ops.write(&got, *parsed, TypeOf<Subject>::ops));
  CHECK(decide(got, {.permission = "users.change", .place = hotel}, kNow).allowed);
  CHECK_FALSE(decide(got, {.permission = "users.change", .place = hotel}, Timestamp{kNow.ms + 1}).allowed);
}

TEST_CASE("sentences name a permission by its words, steps with the code behind them") {
  const Subject mali = person({grant({"roles.read"}, ScopeLevel::platform, {})});
  const Question asked{.permission = "users.change", .words = "Change people", .place = {}, .place_name = "Palm Hotel"};
  const Decision refused = decide(mali, asked, kNow);
  CHECK(refused.sentence == "No. Mali may not change people at Palm Hotel: nothing held gives it.");
  CHECK(refused.trace.back().text == "Nothing held gives the right to change people (users.change) at Palm Hotel");
  Grant deny = grant({"users.*"}, ScopeLevel::platform, {});
  deny.deny = true;
  CHECK(decide(person({deny}), asked, kNow).sentence ==
        "No. Mali may not change people at Palm Hotel: Grant refuses it.");
}
