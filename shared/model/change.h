#pragma once

#include <vector>

#include "model/entity.h"

enum class Verb : std::uint8_t { created, changed, archived, restored };

// One row touched, with what differs. Private fields never stand here.
struct Change {
  const Entity* entity;
  Uuid id;
  Uuid tenant;
  Verb verb;
  std::string title;  // how people know the row
  Place place;
  std::vector<FieldChange> fields;
  bool secret = false;  // a private field was written as well
};

struct Event {
  std::string name;  // "subscriptions.cancelled"
  Uuid subject;
};

struct Told {  // who will be told, and what
  Uuid person;
  std::string name;
  std::string text;
};

struct Charge {
  std::string text;
  Money amount;  // in minor units of `currency`
  std::string currency;
};

// A person whose decisions turn with the change, at one place.
struct Flip {
  Uuid person;  // nil when the actor may not see them
  std::string name;
  std::string place;                      // "Palm Hotel Tokyo"
  std::vector<std::string> gains, loses;  // permissions, and modules with their level
};

// What is not written itself but meant by the change: assignments of a hotel that moves, seats that are taken.
struct Touched {
  const Entity* entity;
  Uuid id;  // nil: several rows
  std::string text;
};

// All that an action does, in the order in which it does it.
struct ChangeSet {
  std::string summary;  // one sentence: "3 people lose write access to Procurement at 2 hotels"
  std::vector<Change> changes;
  std::vector<Event> events;
  std::vector<Told> told;
  std::vector<Charge> charges;
  std::vector<Flip> flips;
  std::vector<Touched> touched;
};

// {summary, changes[{resource, id, title, verb, fields[{field, label, before, after}]}], events[], told[], charges[],
// flips[], touched[]}
Json to_json(const ChangeSet&);
// Only the fields of a change: {"name": {"before": …, "after": …}}; what the journal keeps.
Json difference_json(const Change&);

// The text that a plan's hash is made of. Identifiers made by the plan stand as "#1", "#2", …, and its own time as
// "now", so that planning twice gives one hash.
std::string plan_text(const ChangeSet&, const std::vector<Uuid>& made, Timestamp now);
