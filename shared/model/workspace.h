#pragma once

#include <functional>
#include <map>

#include "model/change.h"
#include "model/query.h"

class Catalogue;

// Who acts. The nil id is the platform itself (set-up, the worker).
struct Actor {
  Uuid id;
  std::string name = "Carmen Platform";
  Uuid behind;  // the person behind, when impersonated
};

// What an action may touch. The server's is a database transaction, the tests' lives in memory. Not thread-safe.
// Reads here are not filtered by access: `perform` has checked what the input refers to.
class Workspace {
 public:
  virtual ~Workspace() = default;

  virtual Timestamp now() const = 0;
  virtual const Actor& actor() const = 0;
  virtual const Catalogue& catalogue() const = 0;
  virtual const Subject& subject() const = 0;  // the actor with everything they hold
  // SHA-256 as lower-case hexadecimal.
  virtual std::string digest(std::string_view bytes) const = 0;

  // --- typed front
  template <Stored T>
  Result<T> load(const Id<T>& id) {  // live rows only; otherwise `missing`
    T row;
    TRY(load(entity<T>(), id.value, &row));
    return row;
  }
  template <Stored T>
  Result<std::vector<T>> find(const Query& query) {
    std::vector<T> rows;
    TRY(select(entity<T>(), query, [&](const void* row) { rows.push_back(*static_cast<const T*>(row)); }));
    return rows;
  }
  template <Stored T>
  Result<std::optional<T>> find_one(Query query) {
    query.limit = 1;
    auto rows = TRY(find<T>(query));
    return rows.empty() ? std::optional<T>() : std::optional<T>(std::move(rows.front()));
  }
  template <Stored T>
  Result<std::int64_t> count(const Query& query) {
    return count(entity<T>(), query);
  }
  template <Stored T>
  Outcome save(T& row) {
    return save(entity<T>(), &row);
  }
  template <Stored T>
  Outcome archive(T& row) {
    return archive(entity<T>(), &row);
  }
  template <Stored T>
  Outcome lock(const Id<T>& id) {
    return lock(entity<T>(), id.value);
  }

  // --- the same for a row known only through its entity
  Outcome load(const Entity&, const Uuid& id, void* row);
  // Creates the row when its version is 0, else changes it. Sets id, version, times and tenant; runs the entity's
  // rule; checks that what it refers to exists; records the change. A change of nothing writes nothing.
  Outcome save(const Entity&, void* row);
  Outcome archive(const Entity&, void* row);
  Outcome restore(const Entity&, void* row);
  // Where a row lies in the scope tree.
  Result<Place> place_of(const Entity&, const void* row);
  Result<Place> place_of_scope(const Entity& scope, const Uuid& id);  // platform when there is no such row
  // Everywhere a row belongs: its place, or the places of the rows that show it (a person: every assignment).
  Result<std::vector<Place>> places_of(const Entity&, const void* row);

  // --- the plan
  Uuid new_id();
  void summarise(std::string sentence) { changes_.summary = std::move(sentence); }
  void emit(std::string event, const Uuid& subject) { changes_.events.push_back({std::move(event), subject}); }
  void tell(const Uuid& person, std::string name, std::string text) {
    changes_.told.push_back({person, std::move(name), std::move(text)});
  }
  void charge(std::string text, Money amount, std::string currency) {
    changes_.charges.push_back({std::move(text), amount, std::move(currency)});
  }
  void flip(Flip flip) { changes_.flips.push_back(std::move(flip)); }
  void touch(const Entity& entity, const Uuid& id, std::string text) {
    changes_.touched.push_back({&entity, id, std::move(text)});
  }
  const ChangeSet& changes() const { return changes_; }
  std::string plan_hash() const { return digest(plan_text(changes_, made_, now())); }

  // --- a refusal: what was asked of the actor, and what the answer tells beside the error
  struct Refused {
    std::string permission = {};  // empty: no permission was missing
    Place place = {};
    Json members = Json::object();
  };
  Refused& refused() { return refused_; }

  // --- what a driver implements
  using Visit = std::function<void(const void* row)>;
  virtual Result<bool> fetch(const Entity&, const Uuid& id, void* row) = 0;  // archived rows too; false: no such row
  // The row as it was when it had that version; false: it never had.
  virtual Result<bool> fetch_version(const Entity&, const Uuid& id, std::int64_t version, void* row) = 0;
  virtual Outcome select(const Entity&, const Query&, const Visit&) = 0;
  virtual Result<std::int64_t> count(const Entity&, const Query&) = 0;
  // Holds the row against other writers until the transaction ends.
  virtual Outcome lock(const Entity&, const Uuid& id) = 0;

 protected:
  // A broken uniqueness is `conflict` with the field at fault.
  virtual Outcome insert(const Entity&, const void* row) = 0;
  virtual Outcome update(const Entity&, const void* row) = 0;
  virtual Uuid random_id() = 0;

 private:
  Outcome set_tenant(const Entity&, void* row);
  Outcome check_references(const Entity&, const void* before, const void* after);
  Result<std::string> title_of(const Entity&, const Uuid& id);       // of a referred-to row; empty when there is none
  Result<std::string> title_of_row(const Entity&, const void* row);  // by whom it refers to, where that is its title
  Outcome add_titles(std::vector<FieldChange>&);
  Outcome write(const Entity&, const void* before, void* row, Verb);

  ChangeSet changes_;
  Refused refused_;
  std::vector<Uuid> made_;
  std::map<Uuid, std::string> titles_;  // of referred-to rows already seen live
  std::map<Uuid, Place> scopes_;        // places of scope rows already looked up
};
