#include "api/journal_routes.h"

#include "api/change_feed.h"
#include "api/journal_export.h"
#include "api/journal_page.h"
#include "api/journal_proof.h"
#include "api/request_scope.h"

namespace {

Outcome answer_page(const Api& api, Exchange& exchange, const Caller& caller) {
  const JournalQuery query = TRY(read_journal_query(exchange));
  RequestScope scope(api, exchange, caller);
  JournalPage page = TRY(read_journal_page(api, scope.database(), scope.workspace(), caller, query));
  Json body = Json::Object{{"items", Json(std::move(page.records))}};
  if (!page.next.empty()) body.set("next", page.next);
  exchange.set_header("Cache-Control", "private, no-cache");
  exchange.answer(200, to_json_text(body));
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
  out.push_back({"record", "query", "This one alone: its tenant, a slash and its number"});
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
