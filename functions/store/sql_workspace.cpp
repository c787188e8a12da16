#include "store/sql_workspace.h"

#include <algorithm>
#include <cassert>

#include "store/past_row.h"
#include "store/sql_text.h"
#include "store/values.h"
#include "store/where.h"

namespace {

Error gone(const Entity& entity) {
  return {.code = Code::stale, .message = "This " + std::string(entity.label) + " was changed by somebody else."};
}

// The driver names the column; people know the field.
Error named(const Entity& entity, Error error) {
  for (Fault& fault : error.faults)
    if (const Field* f = find_column(entity, fault.field)) fault.field = f->wire;
  return error;
}

struct Platform {
  Actor actor;
  Subject subject;
};

const Platform& the_platform() {
  static const Platform made = [] {
    Platform platform;
    Grant all;
    all.source = "The platform itself";
    all.permissions = {"*"};
    all.all_modules = true;
    platform.subject.name = platform.actor.name;
    platform.subject.grants = {std::move(all)};
    return platform;
  }();
  return made;
}

}  // namespace

SqlWorkspace::SqlWorkspace(Database& database, const StoreContext& context)
    : database_(database),
      context_(context),
      now_(context.clock.now()),
      actor_(&the_platform().actor),
      subject_(&the_platform().subject) {}

void SqlWorkspace::act_as(const Actor& actor, const Subject& subject) {
  actor_ = &actor;
  subject_ = &subject;
}

std::string SqlWorkspace::digest(std::string_view bytes) const { return to_hex(bytes_of(sha256({bytes}))); }

Result<bool> SqlWorkspace::fetch(const Entity& entity, const Uuid& id, void* row) {
  KnownRows* known = KnownRows::keeps(entity) ? known_ : nullptr;
  if (const void* found = known ? known->find(entity, id) : nullptr) {
    entity.rows->assign(row, found);
    note_tenant(entity, row);
    return true;
  }
  const Table& table = context_.tables.of(entity);
  const Loan statement = TRY(database_.prepare(table.fetch()));
  statement->bind_text(1, to_text(id));
  statement->send();
  const std::vector<Loan> holders = known ? TRY(send_for_holders(table, id)) : std::vector<Loan>();
  if (!TRY(statement->step())) return false;
  TRY(read_columns(*statement, entity, table.columns(), row));
  if (known) known->keep(entity, id, row);
  for (std::size_t i = 0; i < holders.size(); ++i) TRY(keep_holder(*table.holders()[i].entity, *holders[i]));
  note_tenant(entity, row);
  return true;
}

// Who asks for a hotel asks next what holds it: one wait for all.
Result<std::vector<Loan>> SqlWorkspace::send_for_holders(const Table& table, const Uuid& id) {
  std::vector<Loan> sent;
  for (const Table::Holder& holder : table.holders()) {
    sent.push_back(TRY(database_.prepare(holder.fetch)));
    sent.back()->bind_text(1, to_text(id));
    sent.back()->send();
  }
  return sent;
}

Outcome SqlWorkspace::keep_holder(const Entity& entity, Statement& statement) {
  if (!TRY(statement.step())) return Done{};
  Row row(entity);
  TRY(read_columns(statement, entity, context_.tables.of(entity).columns(), row.data()));
  known_->keep(entity, row.record().id, row.data());
  return Done{};
}

void SqlWorkspace::note_tenant(const Entity& entity, const void* row) {
  if (!tenant_.is_nil()) return;
  const Record& record = record_of(row);
  if (entity.scope == ScopeLevel::organisation) tenant_ = record.id;
  else if (entity.tenant_owned) tenant_ = record.tenant;
}

Result<bool> SqlWorkspace::fetch_version(const Entity& entity, const Uuid& id, std::int64_t version, void* row) {
  if (!TRY(fetch(entity, id, row))) return false;
  return take_back(database_, entity, {.version = version}, row);
}

Outcome SqlWorkspace::select(const Entity& entity, const Query& query, const Visit& visit) {
  const Table& table = context_.tables.of(entity);
  SqlText sql;
  ((sql += "SELECT ") += table.select_columns()) += " FROM " + quoted(entity.name) + " t";
  append_where(sql, context_.tables, entity, query, database_.dialect());
  append_page(sql, query);
  std::vector<Row> rows;  // read whole, so that the visitor may write
  {
    const Loan statement = TRY(sql.prepare(database_));
    while (TRY(statement->step())) {
      rows.emplace_back(entity);
      TRY(read_columns(*statement, entity, table.columns(), rows.back().data()));
      if (static_cast<std::int64_t>(rows.size()) == query.limit) break;
    }
  }
  for (const Row& row : rows) visit(row.data());
  return Done{};
}

Result<std::int64_t> SqlWorkspace::count(const Entity& entity, const Query& query) {
  return count_rows(database_, context_.tables, entity, query);
}

Outcome SqlWorkspace::lock(const Entity& entity, const Uuid& id) {
  if (database_.dialect().row_lock.empty()) return Done{};  // the transaction keeps every other writer out
  const std::string sql =
      "SELECT 1 FROM " + quoted(entity.name) + " WHERE \"id\" = $1" + std::string(database_.dialect().row_lock);
  const Loan statement = TRY(database_.prepare(sql));
  statement->bind_text(1, to_text(id));
  (void)TRY(statement->step());
  return Done{};
}

Outcome SqlWorkspace::insert(const Entity& entity, const void* row) {
  know(nullptr);
  const Table& table = context_.tables.of(entity);
  const Loan statement = TRY(database_.prepare(table.insert()));
  bind_insert(*statement, table, row);
  if (auto done = statement->step(); !done) return named(entity, std::move(done).error());
  note_secret(entity, row);
  return Done{};
}

Outcome SqlWorkspace::update(const Entity& entity, const void* row) {
  know(nullptr);
  const Table& table = context_.tables.of(entity);
  const Loan statement = TRY(database_.prepare(table.update()));
  bind_update(*statement, table, row);
  if (auto done = statement->step(); !done) return named(entity, std::move(done).error());
  if (database_.rows_changed() != 1) return gone(entity);
  note_secret(entity, row);
  return Done{};
}

// The change that belongs to this write is recorded right behind it.
void SqlWorkspace::note_secret(const Entity& entity, const void* row) {
  const bool has_secret =
      std::any_of(entity.fields.begin(), entity.fields.end(), [](const Field& f) { return f.has(Field::Private); });
  if (has_secret) secrets_[changes().changes.size()] = context_.key.keyed_digest(secret_text(entity, row));
}

std::string secret_text(const Entity& entity, const void* row) {
  std::string text;
  for (const Field& f : entity.fields) {
    if (!f.has(Field::Private)) continue;
    const Json value = f.read(row);
    if (value.is_null() || (value.if_text() && value.if_text()->empty())) continue;
    text += std::string(f.name) + "=" + canonical_text(value) + "\n";
  }
  return text;
}

Outcome touch(Database& database, const Entity& entity, const Uuid& id,
              const std::vector<std::pair<const Field*, Json>>& values) {
  SqlText sql;
  sql += "UPDATE " + quoted(entity.name) + " SET ";
  for (std::size_t i = 0; i < values.size(); ++i) {
    assert(values[i].first->has(Field::Unversioned));
    sql += (i ? ", " : "") + quoted(values[i].first->name) + " = ";
    sql.value(values[i].second);
  }
  (sql += " WHERE \"id\" = ").value(to_text(id));
  (void)TRY(TRY(sql.prepare(database))->step());
  return Done{};
}
