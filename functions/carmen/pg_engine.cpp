#include "carmen/pg_engine.h"

#include "carmen/pg_serving.h"
#include "postgres/pg_rights.h"
#include "postgres/pg_wall.h"
#include "store/migrate.h"

namespace {

// One command after another, whose workspace cannot be filled anew: it begins when the platform's journal is its own.
constexpr std::size_t kCommands = 1;

}  // namespace

Result<std::unique_ptr<PgEngine>> PgEngine::open(const std::string& address, DataFolder::Open how,
                                                 const StoreContext& context) {
  std::unique_ptr<PgEngine> engine(new PgEngine(address, context));
  engine->writer_ = std::make_unique<PgWriter>(address, context, engine->access_);
  engine->access_.expect(kCommands, {to_text(Uuid{})});
  TRY(engine->writer_->ready(kCommands));
  Database& database = engine->database();
  // Reading goes on without the primary; a start that cannot write says why before it leaves anything behind.
  if (how != DataFolder::Open::read && engine->writer_->connection().is_read_only())
    (void)TRY(PgDatabase::open(address));
  TRY(check_sight(database));
  TRY(how == DataFolder::Open::make ? migrate(database, context.tables) : check_schema(database, context.tables));
  TRY(check_rights(database, how != DataFolder::Open::read));
  return engine;
}

Outcome PgEngine::refresh() {
  TRY(writer_->ready(kCommands));
  return signer_->sign_rest();
}

Outcome PgEngine::begin_writing(const std::string& heads_file) {
  signer_ = std::make_unique<PgSigner>(address_, context_, heads_file, access_);
  writer_->when_resting([this] { return signer_->sign_news(); });
  return signer_->sign_all();
}

Result<std::unique_ptr<Database>> PgEngine::open_reader(const Subject* who) const {
  std::unique_ptr<Database> database = TRY(PgDatabase::open(address_, PgServer::any));
  if (!who) return database;
  const SqlText sql = narrow_sql(context_.tables.catalogue(), *context_.people, *who, kSeenTenants, WallUntil::session);
  (void)TRY(TRY(sql.prepare(*database))->step());
  return database;
}

std::unique_ptr<Serving> PgEngine::serve() {
  return std::make_unique<PgServing>(address_, context_, access_, *signer_);
}
