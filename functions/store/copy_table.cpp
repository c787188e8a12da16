#include "store/copy_table.h"

#include <algorithm>

#include "store/sql_text.h"

namespace {

constexpr std::int64_t kBatch = 5'000;

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + quoted(name);
  return text;
}

void take_over(const Statement& from, Statement& to, int column, ColumnKind kind) {
  const int at = column + 1;
  if (from.is_null(column)) return to.bind_null(at);
  switch (kind) {
    case ColumnKind::text: return to.bind_text(at, from.text(column));
    case ColumnKind::integer: return to.bind_integer(at, from.integer(column));
    case ColumnKind::boolean: return to.bind_bool(at, from.boolean(column));
    case ColumnKind::bytes: return to.bind_bytes(at, from.bytes(column));
  }
}

// Each value with its length, so that no two rows read alike.
void append_value(const Statement& row, int column, ColumnKind kind, std::string& out) {
  if (row.is_null(column)) {
    out += "-;";
    return;
  }
  std::string text;
  switch (kind) {
    case ColumnKind::text: text = row.text(column); break;
    case ColumnKind::bytes: text = row.bytes(column); break;
    case ColumnKind::boolean: text = row.boolean(column) ? "1" : "0"; break;
    case ColumnKind::integer: text = std::to_string(row.integer(column)); break;
  }
  out += std::to_string(text.size()) + ":" + text + ";";
}

}  // namespace

TableCopy::TableCopy(Database& from, Database& to, const SchemaTable& table)
    : from_(from), to_(to), table_(table), key_(key_of(table)) {
  std::vector<std::string> names;
  for (const SchemaColumn& column : table.columns) names.push_back(column.name);
  columns_ = joined(names);
}

Result<std::int64_t> TableCopy::count(Database& database) const {
  const Loan row = TRY(database.prepare("SELECT count(*) FROM " + quoted(table_.name)));
  (void)TRY(row->step());
  return row->integer(0);
}

Result<TableSum> TableCopy::sum(Database& database) const {
  const Loan row = TRY(database.prepare("SELECT " + columns_ + " FROM " + quoted(table_.name)));
  row->expect_many();
  TableSum sum;
  std::string text;
  while (TRY(row->step())) {
    text.clear();
    int at = 0;
    for (const SchemaColumn& column : table_.columns) append_value(*row, at++, column.kind, text);
    const Hash hash = sha256({text});
    for (std::size_t i = 0; i < hash.size(); ++i) sum.mix[i] ^= hash[i];
    ++sum.rows;
  }
  return sum;
}

// Empty when nothing is there.
Result<std::vector<Json>> TableCopy::last_key() const {
  std::string order;
  for (const std::string& name : key_) order += (order.empty() ? "" : ", ") + quoted(name) + " DESC";
  const Loan row =
      TRY(to_.prepare("SELECT " + joined(key_) + " FROM " + quoted(table_.name) + " ORDER BY " + order + " LIMIT 1"));
  std::vector<Json> last;
  if (!TRY(row->step())) return last;
  int at = 0;
  for (const std::string& name : key_) {
    const auto column = std::find_if(table_.columns.begin(), table_.columns.end(),
                                     [&](const SchemaColumn& each) { return each.name == name; });
    last.push_back(column->kind == ColumnKind::integer ? Json(row->integer(at)) : Json(row->text(at)));
    ++at;
  }
  return last;
}

// A journal's rows never change; all others take the values that the source has now.
std::string TableCopy::insert_sql() const {
  std::string values, sets;
  int at = 0;
  for (const SchemaColumn& column : table_.columns) {
    values += (at > 0 ? ", $" : "$") + std::to_string(at + 1);
    ++at;
    if (std::find(key_.begin(), key_.end(), column.name) != key_.end()) continue;
    sets += (sets.empty() ? "" : ", ") + quoted(column.name) + " = excluded." + quoted(column.name);
  }
  const bool frozen = table_.name == "journal" || table_.name == "journal_heads" || sets.empty();
  return "INSERT INTO " + quoted(table_.name) + " (" + columns_ + ") VALUES (" + values + ") ON CONFLICT (" +
         joined(key_) + ") DO " + (frozen ? "NOTHING" : "UPDATE SET " + sets);
}

Outcome TableCopy::move(bool resume, const std::function<void(std::int64_t done)>& tell) {
  const std::vector<Json> last = resume ? TRY(last_key()) : std::vector<Json>();
  std::int64_t done = last.empty() ? 0 : TRY(count(to_));
  SqlText sql;
  sql += "SELECT " + columns_ + " FROM " + quoted(table_.name);
  for (std::size_t i = 0; i < last.size(); ++i) (sql += i ? ", " : " WHERE (" + joined(key_) + ") > (").value(last[i]);
  sql += (last.empty() ? "" : ")") + (" ORDER BY " + joined(key_));
  const Loan rows = TRY(sql.prepare(from_));
  rows->expect_many();
  const std::string insert = insert_sql();
  for (bool more = true; more;) {
    TRY(to_.run("BEGIN"));
    {
      const Loan into = TRY(to_.prepare(insert));
      std::int64_t batch = 0;
      while (batch < kBatch && (more = TRY(rows->step()))) {
        int at = 0;
        for (const SchemaColumn& column : table_.columns) {
          take_over(*rows, *into, at, column.kind);
          ++at;
        }
        TRY(into->write());
        into->reset();
        ++batch;
      }
      done += batch;
    }
    TRY(to_.run("COMMIT"));
    tell(done);
  }
  return Done{};
}
