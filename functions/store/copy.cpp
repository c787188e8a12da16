#include "store/copy.h"

#include "store/copy_table.h"
#include "store/digest.h"
#include "store/migrate.h"
#include "store/sql_text.h"

namespace {

Error refuse(Code code, std::string reason, std::string message) {
  return {.code = code, .message = std::move(message), .reason = std::move(reason)};
}

// What the source is at this moment: its journal, whose every record has one place in the platform's tree.
Result<std::string> moment_of(Database& from) {
  const Loan row =
      TRY(from.prepare("SELECT \"tenant\", \"size\", \"peaks\" FROM \"journal_trees\" ORDER BY \"tenant\""));
  std::string text;
  while (TRY(row->step()))
    (text += row->text(0)) += ' ' + std::to_string(row->integer(1)) + ' ' + to_hex(row->bytes(2)) + '\n';
  return to_hex(bytes_of(sha256({text})));
}

Result<std::string> root_of(Database& database) {
  const Loan row = TRY(database.prepare("SELECT \"peaks\" FROM \"journal_trees\" WHERE \"tenant\" = 'heads'"));
  return TRY(row->step()) ? to_hex(row->bytes(0)) : std::string();
}

// What is of the programs that run over one database does not move with the rows.
bool is_moved(const SchemaTable& table) {
  return table.name != "meta" && table.name != "jobs" && table.name != "access_changes" && table.name != "setup_links";
}

class Copy {
 public:
  Copy(Database& from, Database& to, const std::function<void(const CopyProgress&)>& tell)
      : from_(from), to_(to), tell_(tell) {}

  Outcome begin(bool fresh) {
    const std::string moment = TRY(moment_of(from_));
    const auto marked = TRY(find_meta(to_, kCopyMark));
    if (!fresh && !marked)
      return refuse(Code::conflict, "TARGET_IN_USE",
                    "The target holds an installation already. Name another, or remove it first.");
    again_ = marked && *marked == moment;
    TRY(to_.run("BEGIN"));
    TRY(set_meta(to_, kCopyMark, moment));
    return to_.run("COMMIT");
  }

  Outcome copy(const SchemaTable& table) {
    TableCopy rows(from_, to_, table);
    const std::int64_t total = TRY(rows.count(from_));
    const bool whole = again_ && TRY(rows.count(to_)) == total;
    if (whole) report_.passed_over += total;
    else TRY(rows.move(again_, [&](std::int64_t done) { tell_({table.name, done, total}); }));
    report_.rows += total;
    ++report_.tables;
    return Done{};
  }

  Outcome compare(const SchemaTable& table) {
    const TableCopy rows(from_, to_, table);
    const TableSum there = TRY(rows.sum(from_)), here = TRY(rows.sum(to_));
    if (there == here) return Done{};
    return refuse(Code::unavailable, "COPY_DIFFERS",
                  "The copy of " + table.name + " is not the source's: " + std::to_string(here.rows) +
                      " rows instead of " + std::to_string(there.rows) +
                      ", or other values. Copy into a new database.");
  }

  Outcome end(const Tables& tables, const std::vector<SchemaTable>& schema) {
    if (TRY(root_of(from_)) != TRY(root_of(to_)))
      return refuse(Code::unavailable, "COPY_DIFFERS", "The copied journal's root is not the source's.");
    TRY(to_.run("BEGIN"));
    for (const Table* table : tables.in_order())
      if (table->spans_tenants()) TRY(to_.run(to_.dialect().search_index(table->entity().name)));
    TRY(drop_meta(to_, kCopyMark));
    TRY(to_.run("COMMIT"));
    const std::string learn(to_.dialect().learn);
    for (const SchemaTable& table : schema)
      if (!learn.empty()) TRY(to_.run(learn + " " + quoted(table.name)));
    return Done{};
  }

  const CopyReport& report() const { return report_; }

 private:
  Database& from_;
  Database& to_;
  const std::function<void(const CopyProgress&)>& tell_;
  CopyReport report_;
  bool again_ = false;  // what was copied of this very moment need not be copied again
};

}  // namespace

Result<CopyReport> copy_everything(Database& from, Database& to, const Tables& tables,
                                   const std::function<void(const CopyProgress&)>& tell) {
  TRY(check_schema(from, tables));
  const bool fresh = TRY(prepare_target(to, tables));
  const std::vector<SchemaTable> schema = whole_schema(tables, to.dialect());
  TRY(from.run(from.dialect().begin_read));
  Copy copy(from, to, tell);
  const auto work = [&]() -> Outcome {
    TRY(copy.begin(fresh));
    for (const SchemaTable& table : schema)
      if (is_moved(table)) TRY(copy.copy(table));
    for (const SchemaTable& table : schema)
      if (is_moved(table)) TRY(copy.compare(table));
    return copy.end(tables, schema);
  };
  const auto done = work();
  TRY(from.run("COMMIT"));
  TRY(done);
  return copy.report();
}
