#pragma once

#include <unordered_map>

#include "model/workspace.h"
#include "store/clock.h"
#include "store/database.h"
#include "store/known_few.h"
#include "store/known_rows.h"
#include "store/signing_key.h"
#include "store/table.h"

// What all workspaces of a process share. Lives as long as they do.
struct StoreContext {
  const Tables& tables;
  const Clock& clock;
  IdSource& ids;
  const SigningKey& key;
  bool (*bears_on_access)(const Change&) = nullptr;  // whether somebody may hold more or less by it; null: always
  const Entity* people = nullptr;                    // those whose memberships say where they belong
  KnownFew* few = nullptr;                           // for lists; null: nothing is remembered
};

// A workspace over one database transaction, which its owner begins and ends. The platform itself acts until act_as().
class SqlWorkspace final : public Workspace {
 public:
  using Workspace::count;
  using Workspace::load;
  using Workspace::lock;

  SqlWorkspace(Database& database, const StoreContext& context);

  // Both outlive the workspace.
  void act_as(const Actor& actor, const Subject& subject);
  void act_as(Actor&&, const Subject&) = delete;
  void act_as(const Actor&, Subject&&) = delete;
  void act_as(Actor&&, Subject&&) = delete;

  // What is known already it need not read, until it writes; null: it reads everything.
  void know(KnownRows* rows) { known_ = rows; }

  Timestamp now() const override { return now_; }  // the same all through
  const Actor& actor() const override { return *actor_; }
  const Subject& subject() const override { return *subject_; }
  const Catalogue& catalogue() const override { return context_.tables.catalogue(); }
  std::string digest(std::string_view bytes) const override;

  Result<bool> fetch(const Entity&, const Uuid& id, void* row) override;
  Result<bool> fetch_version(const Entity&, const Uuid& id, std::int64_t version, void* row) override;
  Outcome select(const Entity&, const Query&, const Visit&) override;
  Result<std::int64_t> count(const Entity&, const Query&) override;
  Outcome lock(const Entity&, const Uuid& id) override;

  // Of the first row that was fetched by its id and is a tenant's; nil when there was none.
  const Uuid& tenant() const { return tenant_; }

  // Keyed digests of the private fields that were written, by the place of their change in changes().
  const std::unordered_map<std::size_t, Hash>& secrets() const { return secrets_; }

 protected:
  Outcome insert(const Entity&, const void* row) override;
  Outcome update(const Entity&, const void* row) override;
  Uuid random_id() override { return context_.ids.next(); }

 private:
  Result<std::vector<Loan>> send_for_holders(const Table&, const Uuid& id);
  Outcome keep_holder(const Entity&, Statement&);
  void note_tenant(const Entity&, const void* row);
  void note_secret(const Entity&, const void* row);

  Database& database_;
  const StoreContext& context_;
  const Timestamp now_;
  const Actor* actor_;
  const Subject* subject_;
  KnownRows* known_ = nullptr;
  Uuid tenant_;
  std::unordered_map<std::size_t, Hash> secrets_;
};

// The private fields of a row as text; empty when it has none.
std::string secret_text(const Entity& entity, const void* row);
// Writes fields that are kept without a version and without a record in the journal: those marked unversioned.
Outcome touch(Database& database, const Entity& entity, const Uuid& id,
              const std::vector<std::pair<const Field*, Json>>&);
