#include "isolation/isolation_probe.h"

#include "isolation/probe_operation.h"
#include "store/sql_workspace.h"

namespace {

// Somebody who is at home in one tenant alone.
Result<std::optional<Uuid>> find_local(Workspace& workspace, const Entity& people, const Specimens& specimens) {
  const auto at = specimens.own.find(&people);
  if (at == specimens.own.end()) return std::optional<Uuid>();
  for (const Uuid& person : at->second) {
    bool elsewhere = false;
    for (const Membership& m : workspace.catalogue().members(people)) {
      Query query;
      query.where.push_back({m.field, Op::equal, to_text(person)});
      TRY(workspace.select(*m.entity, query,
                           [&](const void* row) { elsewhere |= record_of(row).tenant != specimens.home; }));
    }
    if (!elsewhere) return std::optional(person);
  }
  return std::optional<Uuid>();
}

Outcome probe_wall(const Api& api, Workspace& workspace, const Specimens& specimens, IsolationCheck& check) {
  const auto person = TRY(find_local(workspace, api.people, specimens));
  if (!person) return Done{};
  Subject subject;
  subject.id = *person;
  const auto database = TRY(api.open_reader(&subject));
  if (std::string(database->dialect().wall("any")).empty()) return Done{};
  SqlWorkspace walled(*database, *api.store);
  for (const auto& [entity, ids] : specimens.foreign) {
    if (!entity->tenant_owned) continue;
    bool seen = false;
    for (const Uuid& id : ids) {
      Row row(*entity);
      seen |= TRY(walled.fetch(*entity, id, row.data()));
    }
    ++(seen ? check.unwalled : check.walled);
  }
  return Done{};
}

}  // namespace

Result<IsolationCheck> probe_isolation(const Api& real, const StrangersApi::AddRoutes& add) {
  const auto database = TRY(real.open_reader(nullptr));
  SqlWorkspace workspace(*database, *real.store);
  const Specimens specimens = TRY(find_specimens(workspace, real.people));
  StrangersApi api(real, add, specimens.home, specimens.home_name);
  OperationProbe probe(api, specimens, real.catalogue);
  IsolationCheck check;
  check.engine = database->dialect().transaction.empty() ? "SQLite" : "PostgreSQL";
  check.home = specimens.home_name;
  for (const Operation& operation : api.operations()) {
    ProbedOperation probed;
    TRY(real.write_apart([&](Writer& writer) -> Outcome {
      api.begin(writer);
      probed = probe.ask(operation);
      api.end();
      return Done{};
    }));
    check.operations.push_back(std::move(probed));
  }
  TRY(probe_wall(real, workspace, specimens, check));
  check.took_ms = real.store->clock.now().ms - workspace.now().ms;
  conclude(check);
  return check;
}
