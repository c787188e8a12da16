#pragma once

#include <map>
#include <mutex>

#include "api/api.h"
#include "store/writer.h"

// Finds who sent a request: its session, read by one indexed statement and never from a cache, so that revoking works
// at once, and the person with everything they hold. Any thread that handles a request.
class CallerFinder {
 public:
  explicit CallerFinder(const Api& api) : api_(api) {}
  Result<Caller> find(Exchange&);

 private:
  struct Person {
    std::shared_ptr<const Subject> held;
    Uuid tenant;  // the only one where they hold anything
  };
  Result<Person> load(Workspace&, const Uuid& person, const std::optional<Writer::Version>& version);

  const Api& api_;
  std::mutex mutex_;
  // People as they stand now: whatever bears on anybody's access, whoever wrote it, ends them all.
  std::map<Uuid, Person> people_;
  std::optional<Writer::Version> version_;
};
