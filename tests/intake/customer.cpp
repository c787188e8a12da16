#include "customer.h"

#include <fstream>
#include <sstream>

#include "access/access_grant.h"
#include "access/role.h"
#include "commercial/module.h"
#include "commercial/plan_version.h"
#include "commercial/subscription.h"
#include "identity/password_link.h"
#include "identity/session.h"
#include "intake/undo_import.h"

const Catalogue& intake_catalogue() {
  static constexpr const Entity* kEntities[] = {
      &kOrganisations, &kClusters, &kBusinessUnits, &kDepartments, &kUsers,         &kAssignments,  &kGrants, &kRoles,
      &kSessions,      &kModules,  &kPlans,         &kPlanVersions, &kSubscriptions, &kPasswordLinks, &kImports,
      &kImportContents};
  static constexpr const Action* kActions[] = {&kApplyImport, &kUndoImport};
  static const Catalogue catalogue(kEntities, kActions);
  return catalogue;
}

MemoryStore new_platform() {
  MemoryStore store;
  MemoryWorkspace workspace(store, intake_catalogue(), kNow);
  if (insert_default_modules(workspace)) workspace.commit();
  return store;
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

ApplyImport read_folder(const std::string& folder) {
  const std::string path = "tests/data/" + folder + "/";
  ApplyImport input;
  input.organisations = read_file(path + "organisations.csv");
  input.clusters = read_file(path + "clusters.csv");
  input.business_units = read_file(path + "business_units.csv");
  input.departments = read_file(path + "departments.csv");
  input.users = read_file(path + "users.csv");
  input.assignments = read_file(path + "assignments.csv");
  return input;
}

Result<Json> apply(MemoryStore& store, const ApplyImport& input) {
  MemoryWorkspace workspace(store, intake_catalogue(), kNow);
  auto answer = kApplyImport.run(kApplyImport, to_json(shape<ApplyImport>(), &input), workspace);
  if (answer) workspace.commit();
  return answer;
}

IntakeReport judge(MemoryStore store, const ApplyImport& input) {
  MemoryWorkspace workspace(store, intake_catalogue(), kNow);
  return *run_intake(input.texts(), input.mode, workspace);
}
