#include "api/journal_routes.h"

#include "api/change_feed.h"
#include "api/export_csv.h"
#include "api/journal_proof.h"
#include "api/journal_query.h"
#include "api/record_routes.h"
#include "api/request_scope.h"
#include "core/text.h"
#include "store/sqlite_database.h"

namespace {

constexpr std::int64_t kBatch = 1000;

// The whole history of a record goes to whoever may read the journal where the record is.
Result<bool> sees_all_of_target(const Catalogue& catalogue, const JournalQuery& query, const Reach& seen,
                                Workspace& workspace) {
  const Entity* entity = catalogue.find_entity(query.resource);
  if (!entity || query.target.empty()) return false;
  const auto row = find_visible(workspace, *entity, query.target);
  if (!row) return no_such(*entity);
  for (const Place& place : TRY(workspace.places_of(*entity, row->data())))
    if (seen.covers(place)) return true;
  return false;
}

// What `q` was found by must be in what is shown, and not in what is hidden.
bool mentions(const Json& shown, const std::string& words) {
  return words.empty() || lower_ascii(to_json_text(shown)).find(lower_ascii(words)) != std::string::npos;
}

struct Page {
  std::vector<Json> records;
  std::string next;
};

Result<Page> read_page(const Api& api, Database& database, Workspace& workspace, const Caller& caller,
                       const JournalQuery& query) {
  const Reach seen = reach(caller.subject, "journal.read", workspace.now());
  const bool all = TRY(sees_all_of_target(api.catalogue, query, seen, workspace));
  JournalQuery asked = query;
  if (!query.q.empty()) asked.page = 0;
  const Loan row = TRY(journal_sql(asked, seen, all).prepare(database));
  Page page;
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

Outcome answer_page(const Api& api, Exchange& exchange, const Caller& caller) {
  const JournalQuery query = TRY(read_journal_query(exchange));
  RequestScope scope(api, exchange, caller);
  Page page = TRY(read_page(api, scope.database(), scope.workspace(), caller, query));
  Json body = Json::Object{{"items", Json(std::move(page.records))}};
  if (!page.next.empty()) body.set("next", page.next);
  exchange.set_header("Cache-Control", "private, no-cache");
  exchange.answer(200, to_json_text(body));
  return Done{};
}

std::string targets_text(const Json& record) {
  std::string out;
  if (const Json* targets = record.find("targets"))
    for (const Json& target : *targets->if_array()) {
      if (!out.empty()) out += "; ";
      out.append(target.text("verb"))
          .append(" ")
          .append(target.text("resource"))
          .append(" ")
          .append(target.text("title"));
    }
  return out;
}

Result<std::string> write_csv(const Api& api, const Caller& caller, JournalQuery query) {
  auto database = TRY(SqliteDatabase::open(api.database_file, OpenMode::read));
  TRY(database->run("BEGIN"));
  SqlWorkspace workspace(*database, *api.store);
  workspace.act_as(caller.actor, caller.subject);
  query.page = kBatch;
  std::string out = csv_header({"at", "actor", "actorName", "action", "summary", "targets", "differences", "reason",
                                "requestId", "tenant", "seq"});
  for (bool more = true; more;) {
    Page page = TRY(read_page(api, *database, workspace, caller, query));
    for (const Json& record : page.records) {
      Json differences = Json::array();
      if (const Json* targets = record.find("targets"))
        for (const Json& target : *targets->if_array())
          if (const Json* fields = target.find("fields")) differences.push(*fields);
      append_csv_line(
          {std::string(record.text("at")), std::string(record.text("actor")), std::string(record.text("actorName")),
           std::string(record.text("action")), std::string(record.text("summary")), targets_text(record),
           to_json_text(differences), std::string(record.text("reason")), std::string(record.text("requestId")),
           std::string(record.text("tenant")), std::to_string(record.integer("seq"))},
          out);
    }
    more = !page.next.empty();
    if (more) TRY(set_journal_cursor(page.next, query));
  }
  return out;
}

Outcome export_journal(const Api& api, Exchange& exchange, const Caller& caller) {
  const JournalQuery query = TRY(read_journal_query(exchange));
  auto made = std::make_shared<Result<std::string>>(std::string());
  exchange.defer(
      WorkPriority::normal, [&api, caller, query, made] { *made = write_csv(api, caller, query); },
      [made](Exchange& later) {
        if (!*made) return later.refuse(made->error());
        answer_csv(later, std::move(**made), "journal");
      });
  return Done{};
}

std::vector<Parameter> filter_parameters() {
  return {{"actor", "query", "Who did it, by id"},
          {"action", "query", "users.change, or users.*"},
          {"resource", "query", "The table of what was touched: users"},
          {"target", "query", "The id of what was touched"},
          {"from", "query", "From this time on"},
          {"to", "query", "Before this time"},
          {"scope", "query", "What lies there alone: cluster:<id>"}};
}

std::vector<Parameter> journal_parameters(bool paged) {
  std::vector<Parameter> out = filter_parameters();
  out.push_back({"q", "query", "Text that occurs in the record"});
  if (paged) out.push_back({"limit", "query", "At most so many"});
  if (paged) out.push_back({"cursor", "query", "Where the page begins: `next` of the page before"});
  return out;
}

std::vector<Parameter> feed_parameters() {
  std::vector<Parameter> out = filter_parameters();
  out.push_back({"after", "query", "`next` of the page before; without it only the present end is told"});
  out.push_back({"wait", "query", "Seconds to wait for something to tell",
                 Json::Object{{"type", "integer"}, {"minimum", 0}, {"maximum", kLongestFeedWait}}});
  out.push_back({"limit", "query", "At most so many records"});
  return out;
}

}  // namespace

void add_journal_routes(Operations& operations, const Api& api) {
  const Json object = Json::Object{{"type", "object"}};
  const Json page = Json::Object{
      {"type", "object"},
      {"properties", Json::Object{{"items", list_schema(object)}, {"next", Json::Object{{"type", "string"}}}}}};
  operations.add({.method = "GET",
                  .path = "/api/journal",
                  .id = "journal.read",
                  .summary = "The audit trail, newest first",
                  .tag = "Journal",
                  .parameters = journal_parameters(true),
                  .response = page,
                  .refusals = {404, 422}},
                 signed_in(api, [&api](Exchange& e, const Caller& caller) { return answer_page(api, e, caller); }));
  operations.add({.method = "GET",
                  .path = "/api/journal.csv",
                  .id = "journal.export",
                  .summary = "The audit trail as CSV",
                  .tag = "Journal",
                  .parameters = journal_parameters(false),
                  .response = Json::Object{{"type", "string"}},
                  .response_type = "text/csv",
                  .refusals = {422}},
                 signed_in(api, [&api](Exchange& e, const Caller& caller) { return export_journal(api, e, caller); }));
  operations.add({.method = "GET",
                  .path = "/api/journal/{tenant}/{seq}/proof",
                  .id = "journal.proof",
                  .summary = "That a record is part of what was signed",
                  .tag = "Journal",
                  .response = object,
                  .refusals = {404}},
                 signed_in(api, [&api](Exchange& e, const Caller& caller) { return answer_proof(api, e, caller); }));
  operations.add({.method = "GET",
                  .path = "/api/changes",
                  .id = "changes.read",
                  .summary = "What has changed since, of what the caller may see",
                  .tag = "Journal",
                  .parameters = feed_parameters(),
                  .response = page,
                  .refusals = {422}},
                 signed_in(api, [&api](Exchange& e, const Caller& caller) { return answer_changes(api, e, caller); }));
}
