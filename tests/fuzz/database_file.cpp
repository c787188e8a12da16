// A database of which bytes were replaced. The input is places and what to write there: a file's number, four bytes of
// offset, one of length, and that many bytes. Opening it, proving it and writing to it ends with an error or works; and
// what the proof finds whole reads as it did.
#include <algorithm>
#include <array>

#include "fuzz.h"
#include "things.h"

#include "sqlite/turn_writer.h"
#include "store/file.h"
#include "store/list.h"
#include "store/migrate.h"
#include "store/verify.h"

namespace {

constexpr const char* kFiles[] = {"/carmen.db", "/carmen.db-wal", "/journal.heads"};
using Files = std::array<std::string, std::size(kFiles)>;

struct Store {
  TemporaryFolder folder;
  SettableClock clock{{1'800'000'000'000}};
  IdSource ids{clock};
  Tables tables{things()};
  SigningKey key = *SigningKey::load_or_make(folder.path() + "/journal.key");
  StoreContext context{tables, clock, ids, key};
  std::string heads = folder.path() + kFiles[2];
};

const Store& store() {
  static const Store one;
  return one;
}

Result<std::unique_ptr<SqliteDatabase>> open(OpenMode mode) {
  auto database = TRY(SqliteDatabase::open(store().folder.path() + kFiles[0], mode));
  TRY(mode == OpenMode::create ? migrate(*database, store().tables) : check_schema(*database, store().tables));
  return database;
}

Outcome add(SqliteDatabase& database, TurnWriter& writer, const std::string& name) {
  TRY(writer.begin_request());
  SqlWorkspace workspace(database, store().context);
  Org org;
  org.name = name;
  Person person;
  person.name = person.email = name;
  person.secret = "secret";
  person.tags = {{"tag", 1}};
  const auto done = workspace.save(org) ? workspace.save(person) : invalid("name", "is there");
  if (!done) return writer.undo_request(), done;
  TRY(writer.keep_request(workspace, {.action = "test.run"}));
  return writer.commit_turn();
}

// Every row that the journal proves, as lists show it.
Result<std::string> read_rows(Database& database) {
  std::string rows;
  for (const Entity* entity : things().entities()) {
    ListOptions options;
    for (const Field& f : entity->fields)
      if (!f.has(Field::Unversioned)) options.fields.push_back(&f);
    rows += TRY(list_json(database, store().tables, *entity, {.archived = Archived::include}, options)).rows;
  }
  return rows;
}

bool is_whole(Database& database) {
  const auto verdict = verify(database, store().tables, store().heads, store().key);
  return verdict && verdict->whole();
}

struct Sound {
  Files files;
  std::string rows;

  // The last change stands in the write-ahead log alone.
  Sound() {
    const auto database = std::move(*open(OpenMode::create));
    TurnWriter writer(*database, store().context, store().heads);
    for (const char* name : {"a", "b", "c"}) hold(static_cast<bool>(add(*database, writer, name)), "a row is made");
    writer.move_log(*database, true);
    hold(static_cast<bool>(add(*database, writer, "d")), "a row is made");
    for (std::size_t i = 0; i < files.size(); ++i) files[i] = *read_file(store().folder.path() + kFiles[i]);
    rows = *read_rows(*database);
    hold(is_whole(*database), "it is whole");
  }
};

std::size_t number(std::string_view& input, int bytes) {
  std::size_t out = 0;
  for (; bytes > 0 && !input.empty(); --bytes, input.remove_prefix(1))
    out = out << 8 | static_cast<unsigned char>(input[0]);
  return out;
}

void replace(Files& files, std::string_view input) {
  while (!input.empty()) {
    std::string& file = files[number(input, 1) % files.size()];
    const std::size_t offset = number(input, 4) % (file.size() + 1);
    const std::string_view bytes = input.substr(0, std::min(number(input, 1), file.size() - offset));
    file.replace(offset, bytes.size(), bytes);
    input.remove_prefix(bytes.size());
  }
}

}  // namespace

void fuzz(std::string_view input) {
  static const Sound sound;
  Files files = sound.files;
  replace(files, input);
  for (std::size_t i = 0; i < files.size(); ++i) write_file(store().folder.path() + kFiles[i], files[i]);
  std::filesystem::remove(store().folder.path() + "/carmen.db-shm");
  bool whole = false;
  if (const auto read = open(OpenMode::read)) {
    const auto rows = read_rows(**read);
    whole = is_whole(**read) && files[2] == sound.files[2];  // who cuts off the heads may cut off what they prove
    if (whole) hold(rows && *rows == sound.rows, "what is proved reads as it was written");
  }
  const auto written = open(OpenMode::create);
  if (!written) return;
  TurnWriter writer(**written, store().context, store().heads);
  const bool kept = writer.recover() && add(**written, writer, "e");
  if (kept && whole) hold(is_whole(**written), "what was whole stays whole when it is written to");
}
