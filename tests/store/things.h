#pragma once

#include "model/catalogue.h"

// A small platform of its own: a tree of scopes, people, and the stays that show people to their inn.

struct Org : Record {
  std::string name;
};
struct Zone : Record {
  Id<Org> organisation_id;
  std::string name;
};
struct Inn : Record {
  Id<Zone> cluster_id;
  std::string code;
  std::string name;
  std::int64_t rooms = 0;
  std::optional<std::int64_t> stars;
  std::optional<Timestamp> opened_at;
  bool open = true;
};
struct Ward : Record {
  Id<Inn> business_unit_id;
  std::string name;
};
enum class Mood : std::uint8_t { calm, busy };
struct Tag {
  std::string code;
  std::int64_t weight = 0;
};
struct Person : Record {
  std::string name;
  std::string email;
  Mood mood = Mood::calm;
  std::optional<Mood> wish;
  std::vector<Tag> tags;
  std::string secret;
  std::optional<Timestamp> last_seen;
};
struct Stay : Record {
  Id<Person> person_id;
  Id<Inn> business_unit_id;
  Id<Ward> department_id;
};
enum class WareState : std::uint8_t { draft, sold, withdrawn };
struct Ware : Record {
  std::string name;
  WareState state = WareState::draft;
};
struct Deal : Record {  // shows its ware
  Id<Ware> ware_id;
  Id<Inn> business_unit_id;
};
struct Note : Record {  // its person's alone
  Id<Person> person_id;
  std::string text;
};

extern const Entity kOrgs, kZones, kInns, kWards, kPeople, kStays, kWares, kDeals, kNotes;
extern const Shape kTag;
constexpr const Entity& entity_of(const Org*) { return kOrgs; }
constexpr const Entity& entity_of(const Zone*) { return kZones; }
constexpr const Entity& entity_of(const Inn*) { return kInns; }
constexpr const Entity& entity_of(const Ward*) { return kWards; }
constexpr const Entity& entity_of(const Person*) { return kPeople; }
constexpr const Entity& entity_of(const Stay*) { return kStays; }
constexpr const Entity& entity_of(const Ware*) { return kWares; }
constexpr const Entity& entity_of(const Deal*) { return kDeals; }
constexpr const Entity& entity_of(const Note*) { return kNotes; }
constexpr const Shape& shape_of(const Tag*) { return kTag; }

const Catalogue& things();
// The same in an earlier and in a later release: without Inn::stars, stays, wares, deals and notes, with a table more.
const Catalogue& earlier_things();
const Catalogue& later_things();
