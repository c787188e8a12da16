#pragma once

#include <set>
#include <unordered_map>

#include "intake/intake.h"

// What a handle in a cell means.
struct Named {
  Uuid id;
  Uuid tenant;
  bool stored = false;     // already stored, not made by this import
  bool sound = true;       // false: its record is in error
  bool ambiguous = false;  // several rows have this handle
};

// An import while it runs. The parts are free functions, one a file, called in the order below for each kind of file.
struct IntakeState {
  Workspace& workspace;
  std::array<std::optional<Sheet>, kFileKinds> sheets = {};
  std::array<std::unordered_map<std::string, Named>, kFileKinds> names = {};
  std::array<std::unordered_map<std::string, Row>, kFileKinds> stored = {};  // by key_of
  std::multimap<Uuid, Uuid> hotels_of = {};                                  // where these files assign a person
  std::set<Uuid> refused = {};                                               // rows that could not be saved

  std::optional<Sheet>& sheet(FileKind kind) { return sheets[static_cast<std::size_t>(kind)]; }
  std::unordered_map<std::string, Named>& names_of_kind(FileKind kind) { return names[static_cast<std::size_t>(kind)]; }
};

struct Lookup {
  const Named* named = nullptr;
  std::string fault = {};
  bool blocked = false;  // what it names is in error, or may stand in a file that cannot be read
};
Lookup find_named(IntakeState&, FileKind, std::string_view cell);

// Fills the references of a file's records.
void resolve_references(IntakeState&, Sheet&);

// Reads the rows that the files may mean, a query for each few hundred, and only those that the actor may see.
Outcome load_stored(IntakeState&, FileKind);

// Gives each record of a file its verdict, and new ones their id.
void judge_records(IntakeState&, Sheet&);

// Saves the sound records of a file, in its order. Refusals become faults of their records.
Outcome save_records(IntakeState&, Sheet&, DuplicateMode, IntakeReport&);

// The permission to import there, and to make or change such rows there.
Outcome authorise_import(IntakeState&, const Entity&, const std::vector<Place>&, std::string_view verb);

// What tells rows of one kind apart: the owner and the key fields.
std::string key_of(const FileType&, const void* row);
