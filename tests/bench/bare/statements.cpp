// Prints the statements of the product that bare shall run: the page of people that somebody sees, and a person's
// insert.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>

#include "access/subject.h"
#include "catalogue/catalogue.h"
#include "postgres/pg_database.h"
#include "sqlite/sqlite_database.h"
#include "store/list.h"
#include "store/sql_workspace.h"
#include "store/values.h"

namespace {

template <class T>
T must(Result<T> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "bare_statements: %s\n", result.error().message.c_str());
  std::exit(1);
}

std::string_view kind_of(const Table::ListColumn& column) {
  if (column.is_tenant) return "hidden";  // left out where it is the platform's, as it is here
  switch (column.kind) {
    case Kind::boolean: return "boolean";
    case Kind::integer:
    case Kind::money: return "number";
    case Kind::list:
    case Kind::object: return "json";
    default: return "text";
  }
}

Json page_of(const Tables& tables, const Dialect& dialect, const Subject& subject, Timestamp now) {
  constexpr std::int64_t kRows = 25;
  const Reach seen = reach(subject, "users.read", now);
  Query query;
  query.order = {{find_column(kUsers, "name"), false}};
  query.reach = &seen;
  query.limit = kRows + 1;
  const SqlText sql = list_sql(dialect, tables, kUsers, query, {.view = {.personal = true}}, MemberSearch::by_row);
  Json columns = Json::array();
  for (const Table::ListColumn& column : tables.of(kUsers).list_columns())
    columns.push(Json::Object{{"key", column.key.substr(2, column.key.size() - 4)}, {"kind", kind_of(column)}});
  return Json::Object{
      {"sql", sql.text()}, {"values", Json::Array(sql.values())}, {"columns", columns}, {"rows", kRows}};
}

Json insert_of(const Table& table) {
  const User user;
  Json values = Json::array();
  for (const Field* f : table.columns()) {
    if (f->name == "id" || f->name == "name" || f->name == "email") values.push("{" + std::string(f->name) + "}");
    else if (f->name == "created_at" || f->name == "updated_at") values.push("{now}");
    else values.push(column_value(*f, &user));
  }
  values.push("{search}");
  return Json::Object{{"sql", table.insert()}, {"values", values}};
}

std::unique_ptr<Database> open_database(const std::string& name) {
  if (name.starts_with("postgres")) return must(PgDatabase::open(name));
  return must(SqliteDatabase::open(name, OpenMode::read));
}

}  // namespace

int main(int count, char** arguments) {
  CLI::App app("Prints the statements that bare_server runs.", "bare_statements");
  std::string file, key_file, email;
  app.add_option("--database", file, "A file, or postgres://…")->required();
  app.add_option("--key", key_file, "A file to make; beside the database without it");
  app.add_option("--email", email, "Who reads the page")->required();
  CLI11_PARSE(app, count, arguments);
  const SystemClock clock;
  IdSource ids(clock);
  const Tables tables(catalogue());
  const SigningKey key = must(SigningKey::load_or_make(key_file.empty() ? file + ".bench.key" : key_file));
  const StoreContext context{tables, clock, ids, key};
  const auto database = open_database(file);
  SqlWorkspace workspace(*database, context);
  const auto user = must(workspace.find_one<User>(Query{}.equal<&User::email>(email)));
  if (!user) return std::fprintf(stderr, "bare_statements: nobody has this address\n"), 1;
  const Subject subject = must(make_subject(workspace, *user));
  std::printf("%s\n", to_json_text(Json::Object{{"page", page_of(tables, database->dialect(), subject, clock.now())},
                                                {"insert", insert_of(tables.of(kUsers))}})
                          .c_str());
}
