#include "model/record.h"

#include <algorithm>
#include <catch_amalgamated.hpp>

#include "model/query.h"

// Named, since clang wants a linkage for the types that a description looks at.
namespace record_test {

enum class Colour : std::uint8_t { red, green };

struct Part {
  std::string name;
  std::int32_t count = 0;
};
constexpr Field kPartFields[] = {field<&Part::name>("Name").required().up_to(5),
                                 field<&Part::count>("Count").between(0, 9)};
static_assert(describes<Part>(kPartFields));
constexpr Shape kPart{"part", "Part", kPartFields};
constexpr const Shape& shape_of(const Part*) { return kPart; }

Outcome in_capitals(std::string_view field, std::string_view text) {
  if (std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) return Done{};
  return invalid(std::string(field), "is written in capitals");
}

struct Thing : Record {
  std::string name;
  std::string secret;
  std::optional<Colour> colour;
  std::optional<Timestamp> due_at;
  Money price;
  bool open = false;
  std::vector<Part> parts;
  std::vector<std::string> tags;
  std::string code;
};
constexpr Field kFields[] = {
    field<&Thing::name>("Name").required().searchable().filterable().up_to(10),
    field<&Thing::secret>("Secret").secret(),
    field<&Thing::colour>("Colour").filterable(),
    field<&Thing::due_at>("Due"),
    field<&Thing::price>("Price").between(0, 100),
    field<&Thing::open>("Open").filterable(),
    field<&Thing::parts>("Parts").up_to(2),
    field<&Thing::tags>("Tags"),
    field<&Thing::code>("Code").fixed().up_to(4).formed(in_capitals),
};
static_assert(describes<Thing>(kFields));
static_assert(!describes<Thing>(std::span(kFields).first(8)), "a forgotten member is noticed");
constexpr Entity kThings = resource<Thing>("things", "Thing", "Things", kFields);
constexpr const Entity& entity_of(const Thing*) { return kThings; }

}  // namespace record_test

using namespace record_test;

namespace {

std::vector<Fault> read(std::string_view text, Thing& thing, Writing writing = Writing::create) {
  const auto json = parse_json(text);
  REQUIRE(json);
  auto faults = read_client(kThings, *json, &thing, writing);
  for (Fault& fault : validate(kThings, &thing)) faults.push_back(fault);
  return faults;
}

std::string fields_of(const std::vector<Fault>& faults) {
  std::string out;
  for (const Fault& fault : faults) out += (out.empty() ? "" : " ") + fault.field;
  return out;
}

}  // namespace

TEST_CASE("names come from the compiler, in the wire's spelling") {
  CHECK(kThings.fields[3].name == "due_at");
  CHECK(kThings.fields[3].wire == "dueAt");
  CHECK(to_name(Colour::green) == "green");
  CHECK(names_of<Colour>.size() == 2);
}

TEST_CASE("a client's record is read whole, or every fault is named") {
  Thing thing;
  CHECK(read(R"({"name":"Lamp","colour":"green","dueAt":"2026-11-21T05:00:00Z","price":100,"open":true,
                 "parts":[{"name":"foot","count":1}],"tags":["a","b"],"code":"X"})",
             thing)
            .empty());
  CHECK(thing.colour == Colour::green);
  CHECK(thing.parts.size() == 1);
  CHECK(thing.due_at == Timestamp{1795237200000});

  Thing bad;
  const auto faults = read(R"({"name":"far too long a name","secret":"x","colour":"blue","price":101,"open":1,"id":"x",
                              "parts":[{"name":"longer","count":10,"size":1},{}],"tags":[3],"version":2})",
                           bad);
  CHECK(fields_of(faults) ==
        "secret colour open id parts[0].size tags[0] version name price parts[0].name "
        "parts[0].count parts[1].name");
}

TEST_CASE("a patch keeps what it does not name, clears with null and empties lists") {
  Thing thing;
  REQUIRE(read(R"({"name":"Lamp","colour":"red","tags":["a"],"code":"X"})", thing).empty());
  CHECK(read(R"({"colour":null,"tags":[]})", thing, Writing::change).empty());
  CHECK(thing.name == "Lamp");
  CHECK_FALSE(thing.colour);
  CHECK(thing.tags.empty());
  CHECK(fields_of(read(R"({"name":null})", thing, Writing::change)) == "name");
  thing.name = "Lamp";
  CHECK(fields_of(read(R"({"code":"Y"})", thing, Writing::change)) == "code");
  CHECK(read(R"({"code":"X"})", thing, Writing::change).empty());
}

TEST_CASE("private fields never leave, nulls are left out") {
  Thing thing;
  thing.name = "Lamp";
  thing.secret = "hunter2";
  const std::string out = to_json_text(row_json(kThings, &thing));
  CHECK(out.find("hunter2") == out.npos);
  CHECK(out.find("colour") == out.npos);
  CHECK(to_json_text(row_json(kThings, &thing, {.stored = true})).find("hunter2") != out.npos);
  for (const FieldChange& change : difference(kThings, nullptr, &thing)) CHECK(change.field->name != "secret");
}

TEST_CASE("filters name fields, operators and typed values") {
  CHECK(parse_filter(kThings, "name:eq:Lamp;colour:in:red,green;open:eq:true")->size() == 3);
  CHECK(parse_filter(kThings, R"(name:eq:a\;b\:c)")->front().value == Json("a;b:c"));
  for (const char* bad : {"secret:eq:x", "name", "name:is:x", "colour:eq:blue", "open:eq:1", "price:eq:1", "nope:eq:1",
                          "name:eq:a;", "id:eq:x"})
    CHECK_FALSE(parse_filter(kThings, bad));
  CHECK(parse_sort(kThings, "name,-createdAt")->at(1).descending);
  CHECK_FALSE(parse_sort(kThings, "secret"));
  Thing thing;
  thing.name = "Łódź lamp";
  CHECK(satisfies(parse_filter(kThings, "name:like:lodz")->front(), &thing));
  CHECK(satisfies(parse_filter(kThings, "colour:null")->front(), &thing));
  CHECK_FALSE(satisfies(parse_filter(kThings, "colour:eq:red")->front(), &thing));
}

TEST_CASE("JSON is refused when it is deep, large, broken or says a key twice") {
  CHECK(parse_json(R"({"a":[1,-2,true,null,"\u00e9"]})"));
  CHECK_FALSE(parse_json(R"({"a":1,"a":2})"));
  CHECK_FALSE(parse_json(std::string(70, '[') + std::string(70, ']')));
  CHECK(parse_json(std::string(60, '[') + std::string(60, ']')));
  CHECK_FALSE(parse_json("\"\xff\""));
  CHECK_FALSE(parse_json("{\"a\":1} x"));
  CHECK_FALSE(parse_json(""));
  CHECK(parse_json("\"" + std::string(2u << 20, 'a') + "\"").error().code == Code::too_large);
  CHECK(canonical_text(*parse_json(R"({"b":1,"a":{"d":1,"c":2}})")) == R"({"a":{"c":2,"d":1},"b":1})");
}

TEST_CASE("a text has its form, whatever blanks a client sends around it") {
  Thing thing;
  CHECK(read(R"({"name":"a","code":" AB "})", thing).empty());
  CHECK(thing.code == "AB");
  CHECK(read(R"({"name":"a","code":""})", thing).empty());
  const auto faults = read(R"({"name":"","code":"abcdef"})", thing);
  REQUIRE(faults.size() == 2);
  CHECK(faults[0].field == "name");
  CHECK(faults[1].field == "code");
  CHECK(faults[1].message == "is written in capitals");
  REQUIRE(read(R"({"name":"a","code":"ABCDEF"})", thing).size() == 1);
}
