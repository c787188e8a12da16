#include "api/export_csv.h"

#include "api/csv_answer.h"
#include "api/list_request.h"
#include "store/sql_workspace.h"

namespace {

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

// A list batch by batch behind a keyset.
class ListExport {
 public:
  ListExport(const Api& api, const Caller& caller, const Entity& entity, ListRequest list)
      : reader_(api, caller),
        caller_(caller),
        entity_(entity),
        list_(std::move(list)),
        columns_(columns_of(entity, list_, caller)) {}

  Result<bool> next(std::string& out) {
    if (list_.query.after.empty()) write_head(out);
    SqlWorkspace workspace(*TRY(reader_.begin()), reader_.store());
    workspace.act_as(caller_.actor, caller_.subject());
    const Reach seen = reach_to_read(entity_, caller_.subject(), workspace.now());
    list_.query.reach = &seen;
    list_.query.limit = kCsvBatch;
    std::int64_t read = 0;
    std::vector<Json> last;
    TRY(workspace.select(entity_, list_.query, [&](const void* row) {
      write_row(row, out);
      if (++read < kCsvBatch) return;
      for (const Order& order : list_.query.order) last.push_back(order.field->read(row));
      last.push_back(to_text(record_of(row).id));
    }));
    list_.query.after = std::move(last);
    return read == kCsvBatch;
  }

 private:
  void write_head(std::string& out) const {
    std::vector<std::string> cells;
    for (const Field* f : columns_) cells.emplace_back(f->wire);
    append_csv_header(cells, out);
  }
  void write_row(const void* row, std::string& out) const {
    std::vector<std::string> cells;
    for (const Field* f : columns_) cells.push_back(cell_text(f->read(row)));
    append_csv_line(cells, out);
  }

  ExportReader reader_;
  const Caller caller_;
  const Entity& entity_;
  ListRequest list_;
  const std::vector<const Field*> columns_;
};

}  // namespace

Outcome export_csv(const Api& api, Exchange& exchange, const Caller& caller, const Entity& entity) {
  ListRequest list = TRY(read_list_request(entity, exchange.query(), caller.view(entity)));
  list.query.after.clear();
  const auto lines = std::make_shared<ListExport>(api, caller, entity, std::move(list));
  answer_csv(exchange, path_of(entity), [lines](std::string& out) { return lines->next(out); });
  return Done{};
}
