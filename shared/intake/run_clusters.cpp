#include "intake/run_clusters.h"

#include <algorithm>
#include <iterator>

#include "access/cluster_grants.h"

namespace {

constexpr std::size_t kPeoplePerQuery = 500;

using Held = std::map<Uuid, std::vector<Id<Cluster>>>;  // by person

bool is_cluster_admin(const Draft& draft) { return draft.row.as<User>().platform_role == PlatformRole::cluster_admin; }

const FileColumn* clusters_column(const Sheet& sheet) {
  const auto& columns = sheet.type->columns;
  const auto at = std::find_if(columns.begin(), columns.end(),
                               [](const FileColumn& column) { return column.form == CellForm::clusters; });
  return at == columns.end() ? nullptr : &*at;
}

Result<Held> held_by(const std::vector<Draft*>& known, Workspace& workspace) {
  Held held;
  for (std::size_t from = 0; from < known.size(); from += kPeoplePerQuery) {
    std::set<Uuid> ids;
    for (std::size_t i = from; i < std::min(from + kPeoplePerQuery, known.size()); ++i)
      ids.insert(known[i]->row.record().id);
    Query query = Query{}.one_of<&AccessGrant::user_id>(ids).equal<&AccessGrant::role>("cluster_admin");
    for (const AccessGrant& grant : TRY(workspace.find<AccessGrant>(query)))
      held[grant.user_id.value].push_back(grant.cluster_id);
  }
  return held;
}

std::vector<Id<Cluster>> wanted_by(const Draft& draft) {
  std::vector<Id<Cluster>> clusters;
  for (const NamedCluster& cluster : draft.clusters) clusters.push_back({cluster.id});
  return clusters;
}

// What an update would give and take.
Result<std::vector<Fault>> compare(const FileColumn& column, const std::vector<Id<Cluster>>& held, const Draft& draft,
                                   Workspace& workspace) {
  std::vector<Fault> found;
  const auto wanted = wanted_by(draft);
  for (const NamedCluster& cluster : draft.clusters)
    if (std::find(held.begin(), held.end(), Id<Cluster>{cluster.id}) == held.end())
      found.push_back({std::string(column.name), "gains " + cluster.code});
  for (const Id<Cluster>& id : held) {
    if (std::find(wanted.begin(), wanted.end(), id) != wanted.end()) continue;
    const Cluster lost = TRY(workspace.load(id));
    found.push_back({std::string(column.name), "loses " + lost.code});
  }
  return found;
}

}  // namespace

void resolve_clusters(IntakeState& state, const Sheet& sheet, const FileColumn& column, Draft& draft) {
  const auto fault = [&](std::string message) {
    draft.faults.push_back({std::string(column.name), std::move(message)});
  };
  for (const std::string_view item : split_cell(sheet.cell(draft, column))) {
    const Lookup found = find_named(state, *column.names, item);
    if (!found.fault.empty()) fault("names \"" + std::string(item) + "\", which " + found.fault);
    if (found.blocked) draft.blocked = true;
    if (found.named) draft.clusters.push_back({found.named->id, std::string(item)});
  }
  const bool tells_role = sheet.has(*sheet.type->column_of("platform_role"));
  if (!draft.clusters.empty() && tells_role && !is_cluster_admin(draft))
    fault("goes with the platform role cluster_admin alone");
}

Outcome judge_clusters(IntakeState& state, Sheet& sheet) {
  const FileColumn* column = clusters_column(sheet);
  if (!column) return Done{};
  std::vector<Draft*> known;
  for (Draft& draft : sheet.drafts) {
    if (draft.verdict == IntakeVerdict::error || draft.blocked) continue;
    if (draft.stored) known.push_back(&draft);
    else if (draft.verdict == IntakeVerdict::fresh && is_cluster_admin(draft) && draft.clusters.empty()) {
      draft.faults.push_back({std::string(column->name), "is required for a cluster admin"});
      draft.verdict = IntakeVerdict::error;
    }
  }
  if (!sheet.has(*column)) return Done{};
  const Held held = TRY(held_by(known, state.workspace));
  for (Draft* draft : known) {
    const auto at = held.find(draft->row.record().id);
    auto found =
        TRY(compare(*column, at == held.end() ? std::vector<Id<Cluster>>() : at->second, *draft, state.workspace));
    if (found.empty()) continue;
    if (draft->verdict == IntakeVerdict::duplicate) draft->differences.clear();
    draft->verdict = IntakeVerdict::changed;
    std::move(found.begin(), found.end(), std::back_inserter(draft->differences));
  }
  return Done{};
}

Outcome save_clusters(IntakeState& state, const Sheet& sheet, const Draft& draft, const Row& saved) {
  const FileColumn* column = clusters_column(sheet);
  if (!column) return Done{};
  const User& user = saved.as<User>();
  if (!sheet.has(*column)) {
    const bool loses = draft.stored && draft.stored->as<User>().platform_role == PlatformRole::cluster_admin &&
                       user.platform_role != PlatformRole::cluster_admin;
    return loses ? set_clusters(state.workspace, user, {}) : Outcome(Done{});
  }
  for (const NamedCluster& cluster : draft.clusters)
    TRY(authorise_import(state, kGrants, {TRY(state.workspace.place_of_scope(kClusters, cluster.id))}, "create"));
  return draft.stored ? set_clusters(state.workspace, user, wanted_by(draft), GrantSource::imported)
                      : give_clusters(state.workspace, user, wanted_by(draft), GrantSource::imported);
}
