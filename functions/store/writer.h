#pragma once

#include <functional>

#include "store/journal.h"
#include "store/sql_workspace.h"

enum class Intent : bool { reading, writing };

// How requests read and write: one request at a time, each kept whole or not at all. Used by one thread at a time.
class Writer {
 public:
  // Under equal versions everybody holds the same: nothing was written between that bears on access.
  struct Version {
    std::int64_t others;  // connections
    std::uint64_t own;    // requests
    bool operator==(const Version&) const = default;
  };

  virtual ~Writer() = default;

  virtual Database& database(Intent intent = Intent::writing) = 0;

  // What a request reads, it reads in one transaction.
  virtual Outcome begin_read(Intent intent) = 0;
  // Between two requests of who lets one after another read, for engines where they cannot share a transaction. What
  // was begun to be written goes on.
  virtual void end_read() {}
  // Of what is read so; nothing when the engine cannot say.
  virtual std::optional<Version> version(Intent intent) = 0;
  // Rows of this version, for who reads before anybody writes again; null when the engine cannot say.
  virtual KnownRows* known_rows(Intent intent) = 0;

  // To the request's end this person's tenants are all that is seen, where the engine can see to it: a second wall
  // behind the filters.
  virtual Outcome narrow_sight(const Subject&) { return Done{}; }
  // The same of what is written.
  virtual Outcome narrow_writes(const Subject&) { return Done{}; }

  // Begins to write. `unavailable` with DATABASE_BUSY when others write for too long.
  virtual Outcome begin_request() = 0;
  // The same for what may be lost and must make nobody wait.
  virtual Outcome begin_note() { return begin_request(); }
  // Journals what the workspace did, and keeps it. On an error the request is undone already.
  virtual Outcome keep_request(const SqlWorkspace& workspace, const RequestFacts& facts) = 0;
  // Keeps what leaves no record: touched fields, idempotency keys.
  virtual Outcome keep_request() = 0;
  virtual void undo_request() = 0;
  // In place of keeping or undoing what has only read: that is as safe afterwards as what was acknowledged.
  virtual Outcome confirm_request() { return undo_request(), Done{}; }

  // Of a tenant that the request at hand has written to; 0 when it has not.
  virtual std::uint64_t newest_record(const Uuid& tenant) const = 0;

  // Outside of a server: commits what was kept.
  virtual Outcome commit_turn() = 0;
  // When there is nothing else to do: what can be done later.
  virtual void rest() = 0;
};
