#pragma once

#include <map>
#include <mutex>

#include "api/api.h"
#include "identity/session.h"
#include "store/writer.h"

// Finds who sent a request: the session, and the person with everything they hold. What is known of them holds for one
// version of the database, which is asked for with each request: so revoking works at once. Any thread that handles a
// request.
class CallerFinder {
 public:
  explicit CallerFinder(const Api& api) : api_(api) {}
  Result<Caller> find(Exchange&);

 private:
  struct Person {
    std::shared_ptr<const Subject> held;
    Uuid tenant;  // the only one where they hold anything
  };
  using Version = std::optional<Writer::Version>;
  Result<Session> find_session(Intent, const std::string& token, Version&);
  Result<Person> find_person(Workspace&, Intent, const Uuid& id, const Version&);
  Result<Person> load(Workspace&, const Uuid& person) const;
  template <class Key, class Value>
  std::optional<Value> recall(const std::map<Key, Value>& of, const Key&, const Version&);
  template <class Key, class Value>
  void remember(std::map<Key, Value>& in, const Key&, const Value&, const Version&);

  const Api& api_;
  std::mutex mutex_;
  // As they stand now: whatever bears on anybody's access, whoever wrote it, ends them all.
  std::map<std::string, Session> sessions_;  // by the token's digest
  std::map<Uuid, Person> people_;
  Version version_;
};
