// Copies tables from one database to an empty one of the same schema: each row one insert, all in one transaction.
// Prints {"rows", "seconds", "cpu"} of the writing alone.
#include <cstdio>
#include <ctime>
#include <vector>

#include "bare/database.h"

namespace {

struct TableRows {
  std::string insert;
  std::vector<std::vector<sqlite3_value*>> rows;
};

TableRows read_table(const BareDatabase& from, const std::string& table) {
  TableRows out;
  const BareStatement select = from.prepare("SELECT * FROM \"" + table + "\" ORDER BY rowid");
  const int columns = sqlite3_column_count(select.get());
  out.insert = "INSERT INTO \"" + table + "\" VALUES (?";
  for (int i = 1; i < columns; ++i) out.insert += ",?";
  out.insert += ")";
  while (sqlite3_step(select.get()) == SQLITE_ROW) {
    auto& row = out.rows.emplace_back();
    for (int i = 0; i < columns; ++i) row.push_back(sqlite3_value_dup(sqlite3_column_value(select.get(), i)));
  }
  return out;
}

double seconds_of(clockid_t clock) {
  timespec t{};
  clock_gettime(clock, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) / 1e9;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 4) return std::fprintf(stderr, "usage: bare_bulk FROM TO TABLE…\n"), 2;
  std::vector<TableRows> tables;
  {
    const BareDatabase from(arguments[1]);
    for (int i = 3; i < count; ++i) tables.push_back(read_table(from, arguments[i]));
  }
  const BareDatabase to(arguments[2]);
  const double began = seconds_of(CLOCK_MONOTONIC), cpu = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
  std::size_t rows = 0;
  to.run("BEGIN IMMEDIATE");
  for (const TableRows& table : tables) {
    const BareStatement insert = to.prepare(table.insert);
    for (const auto& row : table.rows) {
      for (std::size_t i = 0; i < row.size(); ++i) sqlite3_bind_value(insert.get(), static_cast<int>(i) + 1, row[i]);
      to.step_once(insert.get());
    }
    rows += table.rows.size();
  }
  to.run("COMMIT");
  std::printf("{\"rows\": %zu, \"seconds\": %.4f, \"cpu\": %.4f}\n", rows, seconds_of(CLOCK_MONOTONIC) - began,
              seconds_of(CLOCK_PROCESS_CPUTIME_ID) - cpu);
}
