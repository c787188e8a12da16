#include "api/export_csv.h"

#include <memory>

#include "api/list_request.h"
#include "core/csv.h"
#include "http/problem.h"
#include "store/sql_workspace.h"
#include "store/sqlite_database.h"

namespace {

constexpr std::int64_t kBatch = 1000;  // rows read at a time

std::string cell_text(const Json& value) {
  if (value.is_null()) return {};
  return value.if_text() ? *value.if_text() : to_json_text(value);
}

std::vector<const Field*> columns_of(const Entity& entity, const ListRequest& list, const Caller& caller) {
  std::vector<const Field*> out;
  const auto add = [&](const Field* f) {
    if (!f->has(Field::Private) && (!f->has(Field::Personal) || caller.view(entity).personal)) out.push_back(f);
  };
  if (!list.fields.empty()) {
    for (const Field* f : list.fields) add(f);
    return out;
  }
  add(find_column(entity, "id"));
  for (const Field& f : entity.fields) add(&f);
  for (const char* name : {"version", "created_at", "updated_at"}) add(find_column(entity, name));
  return out;
}

// Batch by batch behind a keyset, in one read transaction, so that the whole is of one moment.
Result<std::string> write_list(const Api& api, const Caller& caller, const Entity& entity, ListRequest list) {
  auto database = TRY(SqliteDatabase::open(api.database_file, OpenMode::read));
  TRY(database->run("BEGIN"));
  SqlWorkspace workspace(*database, *api.store);
  workspace.act_as(caller.actor, caller.subject);
  const Reach seen = reach_to_read(entity, caller.subject, workspace.now());
  list.query.reach = &seen;
  list.query.limit = kBatch;
  const auto columns = columns_of(entity, list, caller);
  std::vector<std::string> cells;
  for (const Field* f : columns) cells.emplace_back(f->wire);
  std::string out = csv_header(cells);
  for (std::int64_t read = kBatch; read == kBatch;) {
    read = 0;
    std::vector<Json> last;
    TRY(workspace.select(entity, list.query, [&](const void* row) {
      cells.clear();
      for (const Field* f : columns) cells.push_back(cell_text(f->read(row)));
      append_csv_line(cells, out);
      if (++read < kBatch) return;
      for (const Order& order : list.query.order) last.push_back(order.field->read(row));
      last.push_back(to_text(record_of(row).id));
    }));
    list.query.after = std::move(last);
  }
  return out;
}

}  // namespace

std::string csv_header(const std::vector<std::string>& columns) {
  std::string out = "\xEF\xBB\xBF";
  append_csv_line(columns, out);
  return out;
}

void append_csv_line(const std::vector<std::string>& cells, std::string& out) {
  const std::vector<std::string_view> views(cells.begin(), cells.end());
  write_csv_record(views, out);
}

void answer_csv(Exchange& exchange, std::string text, const std::string& file_name) {
  exchange.set_header("Content-Disposition", "attachment; filename=\"" + file_name + ".csv\"");
  exchange.set_header("Cache-Control", "no-store");
  exchange.answer(200, std::move(text), "text/csv; charset=utf-8");
}

Outcome export_csv(const Api& api, Exchange& exchange, const Caller& caller, const Entity& entity) {
  ListRequest list = TRY(read_list_request(entity, exchange.query(), caller.view(entity)));
  auto made = std::make_shared<Result<std::string>>(std::string());
  exchange.defer(
      WorkPriority::normal,
      [&api, caller, &entity, list = std::move(list), made] { *made = write_list(api, caller, entity, list); },
      [made, &entity](Exchange& answered) {
        if (!*made) return answered.refuse(made->error());
        answer_csv(answered, std::move(**made), path_of(entity));
      });
  return Done{};
}
