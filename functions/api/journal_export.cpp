#include "api/journal_export.h"

#include "api/csv_answer.h"
#include "api/journal_page.h"
#include "store/sql_workspace.h"

namespace {

std::string targets_text(const Json& record) {
  std::string out;
  for (const Json& target : record.items("targets")) {
    if (!out.empty()) out += "; ";
    out.append(target.text("verb"))
        .append(" ")
        .append(target.text("resource"))
        .append(" ")
        .append(target.text("title"));
  }
  return out;
}

std::string differences_text(const Json& record) {
  Json out = Json::array();
  for (const Json& target : record.items("targets"))
    if (const Json* fields = target.find("fields")) out.push(*fields);
  return to_json_text(out);
}

void append_record(const Json& record, std::string& out) {
  const auto text = [&](std::string_view key) { return std::string(record.text(key)); };
  append_csv_line({text("at"), text("actor"), text("actorName"), text("action"), text("summary"), targets_text(record),
                   differences_text(record), text("reason"), text("requestId"), text("tenant"),
                   std::to_string(record.integer("seq"))},
                  out);
}

class JournalExport {
 public:
  JournalExport(const Api& api, const Caller& caller, JournalQuery query)
      : api_(api), reader_(api, caller), caller_(caller), query_(std::move(query)) {
    query_.page = kCsvBatch;
  }

  Result<bool> next(std::string& out) {
    if (!query_.after)
      append_csv_header({"at", "actor", "actorName", "action", "summary", "targets", "differences", "reason",
                         "requestId", "tenant", "seq"},
                        out);
    Database& database = *TRY(reader_.begin());
    SqlWorkspace workspace(database, reader_.store());
    workspace.act_as(caller_.actor, caller_.subject());
    const JournalPage page = TRY(read_journal_page(api_, database, workspace, caller_, query_));
    for (const Json& record : page.records) append_record(record, out);
    if (!page.next.empty()) TRY(set_journal_cursor(page.next, query_));
    return !page.next.empty();
  }

 private:
  const Api& api_;
  ExportReader reader_;
  const Caller caller_;
  JournalQuery query_;
};

}  // namespace

Outcome export_journal(const Api& api, Exchange& exchange, const Caller& caller) {
  JournalQuery query = TRY(read_journal_query(exchange));
  query.after.reset();
  const auto lines = std::make_shared<JournalExport>(api, caller, std::move(query));
  answer_csv(exchange, "journal", [lines](std::string& out) { return lines->next(out); });
  return Done{};
}
