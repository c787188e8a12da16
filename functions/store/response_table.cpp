#include "store/response_table.h"

#include "core/time.h"
#include "store/sql_text.h"

namespace {

constexpr std::int64_t kHour = 3'600'000;

std::string hour_of(Timestamp at) { return format_timestamp({at.ms - at.ms % kHour}); }

constexpr std::string_view kColumns =
    "\"tenant\", \"hour\", \"method\", \"route\", \"count\", \"refused\", \"errors\", \"most_us\", \"buckets\", "
    "\"exemplars\"";

Result<std::pair<ResponseKey, ResponseTimes>> read_row(const Statement& row) {
  std::pair<ResponseKey, ResponseTimes> out;
  const auto tenant = parse_uuid(row.text(0));
  out.first = {tenant.value_or(Uuid{}), std::string(row.text(2)), std::string(row.text(3))};
  if (!tenant ||
      !out.second.read(row.integer(4), row.integer(5), row.integer(6), row.integer(7), row.text(8), row.text(9)))
    return Error{.code = Code::internal, .message = "A row of response times cannot be read."};
  return out;
}

Result<ResponseTable> read_hour(Database& database, const std::string& hour) {
  ResponseTable out;
  const Loan rows =
      TRY(database.prepare("SELECT " + std::string(kColumns) + " FROM \"response_times\" WHERE \"hour\" = $1"));
  rows->bind_text(1, hour);
  while (TRY(rows->step())) out.insert(TRY(read_row(*rows)));
  return out;
}

Outcome write_row(Database& database, const std::string& hour, const ResponseKey& key, const ResponseTimes& times) {
  const Loan row = TRY(database.prepare(
      "INSERT INTO \"response_times\" (" + std::string(kColumns) +
      ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (\"tenant\", \"hour\", \"method\", \"route\") DO "
      "UPDATE SET \"count\" = excluded.\"count\", \"refused\" = excluded.\"refused\", \"errors\" = "
      "excluded.\"errors\", \"most_us\" = excluded.\"most_us\", \"buckets\" = excluded.\"buckets\", \"exemplars\" = "
      "excluded.\"exemplars\""));
  row->bind_text(1, to_text(key.tenant));
  row->bind_text(2, hour);
  row->bind_text(3, key.method);
  row->bind_text(4, key.route);
  row->bind_integer(5, times.count());
  row->bind_integer(6, times.refused());
  row->bind_integer(7, times.errors());
  row->bind_integer(8, times.most_us());
  row->bind_text(9, times.buckets_text());
  row->bind_text(10, times.exemplars_text());
  return row->write();
}

}  // namespace

Outcome add_response_times(Database& database, const ResponseTable& times, Timestamp now) {
  const std::string hour = hour_of(now);
  ResponseTable all = TRY(read_hour(database, hour));
  std::map<ResponseKey, const ResponseTimes*> changed;
  for (const auto& [key, more] : times) {
    const bool fits = all.size() < kMostResponseRows || all.count(key);
    const auto at = all.try_emplace(fits ? key : ResponseKey{{}, "", std::string(kOtherRoutes)}).first;
    at->second.add(more);
    changed[at->first] = &at->second;
  }
  for (const auto& [key, whole] : changed) TRY(write_row(database, hour, key, *whole));
  return Done{};
}

Outcome read_response_times(Database& database, const ResponsePeriod& period, const std::optional<Uuid>& tenant,
                            const std::function<void(const ResponseKey&, const ResponseTimes&)>& visit) {
  SqlText sql;
  sql += "SELECT " + std::string(kColumns) + " FROM \"response_times\" WHERE \"hour\" >= ";
  sql.value(hour_of(period.from));
  (sql += " AND \"hour\" < ").value(format_timestamp(period.to));
  if (tenant) (sql += " AND \"tenant\" = ").value(to_text(*tenant));
  const Loan rows = TRY(sql.prepare(database));
  rows->expect_many();
  while (TRY(rows->step())) {
    const auto row = TRY(read_row(*rows));
    visit(row.first, row.second);
  }
  return Done{};
}

Outcome drop_old_response_times(Database& database, Timestamp now) {
  const Loan rows = TRY(database.prepare("DELETE FROM \"response_times\" WHERE \"hour\" < $1"));
  rows->bind_text(1, hour_of({now.ms - kKeepResponseTimes}));
  return rows->write();
}
