#pragma once

#include "api/api.h"
#include "store/journal_record.h"
#include "store/sql_workspace.h"
#include "store/writer.h"

// Whether a request that only reads may look beyond the tenants of the one who asks: to find out what they may do, but
// not to show it.
enum class Sight : bool { own, whole };

// What one request does in the store: a part of the turn's transaction that is undone unless it is kept.
class RequestScope {
 public:
  // In the loop, with the loop's writer.
  RequestScope(const Api&, Exchange&, const Caller&, Sight = Sight::own);
  // With another writer, for whoever holds the gate.
  RequestScope(const StoreContext&, Writer&, const Caller&, RequestFacts, Intent = Intent::writing);
  ~RequestScope();
  RequestScope(const RequestScope&) = delete;
  RequestScope& operator=(const RequestScope&) = delete;

  // To read; to write after begin().
  Workspace& workspace() { return workspace_; }
  Database& database();
  Outcome begin();
  // Journals what was done under this name, and keeps it. Answers the Consistency-Token: the tenant and its newest
  // record, or "" when nothing was changed.
  Result<std::string> keep(std::string_view action);
  // Nothing was done, and what was read is acknowledged.
  Outcome confirm();

 private:
  Writer& writer_;
  const Intent intent_;
  Exchange* exchange_ = nullptr;
  RequestFacts facts_;
  SqlWorkspace workspace_;
  bool open_ = false;
};

// Whether it may write, and so reads what its turn has written.
Intent intent_of(const Exchange&);
// What the journal is told of a request.
RequestFacts facts_of(const Exchange&);
