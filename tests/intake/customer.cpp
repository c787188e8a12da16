#include "customer.h"

#include <fstream>
#include <sstream>

#include "commercial/module.h"
#include "intake/undo_import.h"

MemoryStore new_platform() {
  MemoryStore store;
  MemoryWorkspace workspace(store, catalogue(), kNow);
  User admin;
  admin.name = "First Administrator";
  admin.email = "admin@example.com";
  admin.platform_role = PlatformRole::platform_admin;
  if (insert_default_modules(workspace) && workspace.save(admin)) workspace.commit();
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
  MemoryWorkspace workspace(store, catalogue(), kNow);
  auto answer = kApplyImport.run(kApplyImport, to_json(shape<ApplyImport>(), &input), workspace);
  if (answer) workspace.commit();
  return answer;
}

IntakeReport judge(MemoryStore store, const ApplyImport& input) {
  MemoryWorkspace workspace(store, catalogue(), kNow);
  return *run_intake(input.texts(), input.mode, workspace);
}

Result<Json> undo(MemoryStore& store, const Json& applied) {
  MemoryWorkspace workspace(store, catalogue(), kNow);
  auto answer = kUndoImport.run(kUndoImport, Json::Object{{"importId", std::string(applied.text("id"))}}, workspace);
  if (answer) workspace.commit();
  return answer;
}

std::string explain(const Result<Json>& answer) {
  if (answer) return {};
  std::string text = answer.error().message;
  for (const Fault& fault : answer.error().faults) text += "\n" + fault.field + " " + fault.message;
  return text;
}
