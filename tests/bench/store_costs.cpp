// What the store adds to SQLite, in CPU time of this thread: a journaled insert beside a bare one, a page beside a bare
// walk over the same statement. Rounds run in the order A B B A; the median of their ratios is printed.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <time.h>
#include <unistd.h>

#include "catalogue/catalogue.h"
#include "identity/user.h"
#include "sqlite/turn_writer.h"
#include "store/list.h"
#include "store/migrate.h"
#include "store/values.h"

namespace {

constexpr int kBatch = 32;  // requests that commit together
constexpr int kTurns = 60;
constexpr int kPages = 2000;

double cpu_seconds() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) / 1e9;
}

template <class T>
T must(Result<T> result) {
  if (!result) {
    std::fprintf(stderr, "%s\n", result.error().message.c_str());
    std::exit(1);
  }
  return std::move(*result);
}

struct Bench {
  Bench()
      : folder(std::filesystem::temp_directory_path() / ("carmen-costs-" + std::to_string(::getpid()))),
        tables(catalogue()),
        key(must(SigningKey::load_or_make((folder / "key").string()))) {
    database = must(SqliteDatabase::open((folder / "carmen.db").string(), OpenMode::create));
    must(migrate(*database, tables));
    writer = std::make_unique<TurnWriter>(*database, context, (folder / "heads.jsonl").string());
  }
  ~Bench() { std::filesystem::remove_all(folder); }

  User user() {
    User u;
    u.name = "Somchai Jaidee " + std::to_string(++made);
    u.email = "somchai." + std::to_string(made) + "@example.com";
    u.phone = "+66 81 234 5678";
    return u;
  }

  void journaled() {
    for (int turn = 0; turn < kTurns; ++turn) {
      for (int i = 0; i < kBatch; ++i) {
        must(writer->begin_request());
        SqlWorkspace workspace(*database, context);
        User u = user();
        must(workspace.save(u));
        workspace.emit("users.created", u.id);
        must(writer->keep_request(workspace,
                                  {.action = "users.create", .request_id = "4bf92f3577b34da6a3ce929d0e0e4736"}));
      }
      must(writer->commit_turn());
    }
    writer->rest();
  }

  void bare() {
    const Table& table = tables.of(kUsers);
    for (int turn = 0; turn < kTurns; ++turn) {
      must(database->run("BEGIN IMMEDIATE"));
      for (int i = 0; i < kBatch; ++i) {
        User u = user();
        u.id = ids.next();
        u.version = 1;
        u.created_at = u.updated_at = clock.now();
        const Loan statement = must(database->prepare(table.insert()));
        bind_insert(*statement, table, &u);
        must(statement->step());
      }
      must(database->run("COMMIT"));
    }
    writer->rest();
  }

  void page() {
    Query query;
    query.limit = 26;
    query.order = {{find_column(kUsers, "name"), false}};
    for (int i = 0; i < kPages; ++i)
      bytes += must(list_json(*database, tables, kUsers, query, {.page = 25})).rows.size();
  }

  // The same columns, each as text where it is not null.
  void bare_page() {
    std::string columns;
    for (const auto& column : tables.of(kUsers).list_columns())
      columns += (columns.empty() ? "" : ", ") + column.select;
    const std::string sql =
        "SELECT " + columns + " FROM users t WHERE t.archived_at IS NULL ORDER BY t.name, t.id LIMIT 26";
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(database->connection(), sql.c_str(), -1, &statement, nullptr);
    const int count = sqlite3_column_count(statement);
    for (int i = 0; i < kPages; ++i) {
      std::string out = "[";
      while (sqlite3_step(statement) == SQLITE_ROW) {
        out += '{';
        for (int c = 0; c < count; ++c) {
          const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, c));
          if (!text) continue;
          ((out += '"') += sqlite3_column_name(statement, c)) += "\":";
          if (sqlite3_column_type(statement, c) == SQLITE_INTEGER) out += text;
          else write_json_text(text, out);
          out += ',';
        }
        out += "},";
      }
      sqlite3_reset(statement);
      bytes += out.size();
    }
    sqlite3_finalize(statement);
  }

  std::filesystem::path folder;
  SystemClock clock;
  IdSource ids{clock};
  Tables tables;
  SigningKey key;
  StoreContext context{tables, clock, ids, key};
  std::unique_ptr<SqliteDatabase> database;
  std::unique_ptr<TurnWriter> writer;
  std::size_t bytes = 0;
  int made = 0;
};

double timed(const std::function<void()>& work) {
  const double began = cpu_seconds();
  work();
  return cpu_seconds() - began;
}

void compare(const char* what, int count, const std::function<void()>& ours, const std::function<void()>& bare) {
  ours();
  bare();
  std::vector<double> ratios, own, other;
  for (int round = 0; round < 5; ++round) {
    const double a1 = timed(ours), b1 = timed(bare), b2 = timed(bare), a2 = timed(ours);
    own.push_back((a1 + a2) / 2);
    other.push_back((b1 + b2) / 2);
    ratios.push_back((a1 + a2) / (b1 + b2));
  }
  for (auto* list : {&ratios, &own, &other}) std::sort(list->begin(), list->end());
  std::printf("%-18s %7.2f us, bare %7.2f us, ratio %.2f (%.2f to %.2f)\n", what, own[2] / count * 1e6,
              other[2] / count * 1e6, ratios[2], ratios[0], ratios[4]);
}

}  // namespace

int main() {
  Bench bench;
  compare(
      "journaled insert", kBatch * kTurns, [&] { bench.journaled(); }, [&] { bench.bare(); });
  compare(
      "page of 25", kPages, [&] { bench.page(); }, [&] { bench.bare_page(); });
  return bench.bytes == 0;
}
