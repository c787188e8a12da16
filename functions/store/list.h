#pragma once

#include "store/database.h"
#include "store/known_few.h"
#include "store/reach_sql.h"
#include "store/table.h"

struct ListOptions {
  View view = {};
  std::vector<const Field*> fields = {};  // empty: all that may be seen; the id is always there
  std::int64_t page = 0;  // rows written at most; 0: all. The query's limit is one more, to learn of more
  std::int64_t window =
      0;  // rows that are looked at one by one before all that are asked for are gathered; 0: by the page
  KnownFew* few = nullptr;  // what is remembered from one page to the next
  bool last = false;        // nothing else is read in this transaction
};

struct ListPage {
  std::string rows = "[";  // a JSON array
  std::int64_t count = 0;
  bool more = false;
  std::vector<Json> last = {};  // the keyset of the last row written: what Query::after takes
};

// The select behind a page: the columns that may be seen, then those of the order that are not among them.
SqlText list_sql(const Dialect& dialect, const Tables& tables, const Entity& entity, const Query& query,
                 const ListOptions& options, MemberSearch search = MemberSearch::gathered);

// A page of rows from the columns straight to JSON: each as row_json() writes it, and for "clusterId" also
// "clusterName", the title of the row that it refers to.
Result<ListPage> list_json(Database& database, const Tables& tables, const Entity& entity, const Query& query,
                           const ListOptions& options);
