#include "api/journal_page.h"

#include "api/record_routes.h"
#include "core/text.h"

namespace {

// The whole history of a record goes to whoever may read the journal where the record is. What was before something
// was offered stays where it was done.
Result<bool> sees_all_of_target(const Catalogue& catalogue, const JournalQuery& query, const Reach& seen,
                                Workspace& workspace) {
  const Entity* entity = catalogue.find_entity(query.resource);
  if (!entity || query.target.empty()) return false;
  const auto row = find_visible(workspace, *entity, query.target);
  if (!row) return no_such(*entity);
  if (!entity->offer.field.empty()) return false;
  for (const Place& place : TRY(workspace.places_of(*entity, row->data())))
    if (seen.covers(place)) return true;
  return false;
}

// What `q` was found by must be in what is shown, and not in what is hidden.
bool mentions(const Json& shown, const std::string& words) {
  return words.empty() || lower_ascii(to_json_text(shown)).find(lower_ascii(words)) != std::string::npos;
}

}  // namespace

Result<JournalPage> read_journal_page(const Api& api, Database& database, Workspace& workspace, const Caller& caller,
                                      const JournalQuery& query) {
  const Reach seen = reach(caller.subject(), "journal.read", workspace.now());
  bool all = query.actor == to_text(caller.subject().id);  // what one has done oneself is no secret
  if (!all) all = TRY(sees_all_of_target(api.catalogue, query, seen, workspace));
  JournalQuery asked = query;
  if (!query.q.empty()) asked.page = 0;
  const Loan row = TRY(journal_sql(asked, seen, all).prepare(database));
  JournalPage page;
  std::string last;
  while (TRY(row->step())) {
    Json record = shown_record(api.catalogue, TRY(parse_json(row->text(3), {.bytes = 64u << 20})), caller);
    if (!mentions(record, query.q)) continue;
    if (static_cast<std::int64_t>(page.records.size()) == query.page) {
      page.next = std::move(last);
      break;
    }
    page.records.push_back(std::move(record));
    last = journal_cursor(row->text(2), row->text(0), row->integer(1));
  }
  return page;
}
