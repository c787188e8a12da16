#include "intake/apply_import.h"

#include "intake/import_steps.h"

namespace {

using A = ApplyImport;

constexpr Field kFields[] = {
    field<&A::organisations>("Organisations").long_text(kLargestIntakeFile),
    field<&A::clusters>("Clusters").long_text(kLargestIntakeFile),
    field<&A::business_units>("Hotels").long_text(kLargestIntakeFile),
    field<&A::departments>("Departments").long_text(kLargestIntakeFile),
    field<&A::users>("People").long_text(kLargestIntakeFile),
    field<&A::assignments>("Assignments").long_text(kLargestIntakeFile),
    field<&A::mode>("Records that differ from what is stored"),
};
static_assert(describes<A>(kFields));

// Wherever the actor may import at all; each record is asked about where it lies.
Result<std::vector<Place>> places(const void*, Workspace& workspace) {
  const Reach allowed = reach(workspace.subject(), kApplyImport.permission.name, workspace.now());
  Place place;
  if (!allowed.everywhere && !allowed.allowed.empty()) place.at(allowed.allowed[0].level) = allowed.allowed[0].id;
  return std::vector<Place>{place};
}

Error refused(const IntakeReport& report) {
  const std::int64_t errors = report.count(IntakeVerdict::error);
  Error error{.code = Code::invalid,
              .message = std::to_string(errors) + (errors == 1 ? " record is" : " records are") +
                         " in error, so nothing was imported.",
              .reason = "import_refused"};
  for (const RecordVerdict& verdict : report.verdicts) {
    if (verdict.verdict != IntakeVerdict::error) continue;
    const std::string record = std::string(to_name(verdict.file)) + "[" + std::to_string(verdict.record) + "]";
    for (const Fault& fault : verdict.faults)
      error.faults.push_back({fault.field.empty() ? record : record + "." + fault.field, fault.message});
  }
  return error;
}

std::string counted(std::int64_t count, const Entity& entity) {
  std::string label(count == 1 ? entity.label : entity.plural);
  if (label[0] >= 'A' && label[0] <= 'Z') label[0] = static_cast<char>(label[0] - 'A' + 'a');
  return std::to_string(count) + " " + label;
}

std::string summary(const IntakeReport& report) {
  std::string text;
  for (std::size_t i = 0; i < kFileKinds; ++i) {
    const std::int64_t added = report.counts[i][static_cast<std::size_t>(IntakeVerdict::fresh)];
    if (added > 0)
      text += (text.empty() ? "Import " : ", ") + counted(added, *file_type(static_cast<FileKind>(i)).entity);
  }
  if (report.updated > 0)
    text += (text.empty() ? "Change " : "; change ") + std::to_string(report.updated) +
            (report.updated == 1 ? " record" : " records");
  return text.empty() ? "There is nothing to import." : text + ".";
}

ImportedFile describe_file(std::size_t kind, std::string_view text, const IntakeReport& report,
                           const Workspace& workspace) {
  const auto& counts = report.counts[kind];
  return {std::string(names_of<FileKind>[kind]) + ".csv", workspace.digest(text),
          counts[static_cast<std::size_t>(IntakeVerdict::fresh)],
          counts[static_cast<std::size_t>(IntakeVerdict::duplicate)],
          counts[static_cast<std::size_t>(IntakeVerdict::changed)]};
}

// The narrowest scope that holds everything; people lie nowhere.
Place common_place(const ChangeSet& changes) {
  std::optional<Place> common;
  for (const Change& change : changes.changes) {
    if (change.place.level() == ScopeLevel::platform) continue;
    if (!common) common = change.place;
    for (std::size_t level = 1; level < kScopeLevels; ++level)
      if (common->path[level] != change.place.path[level]) common->path[level] = {};
  }
  return common.value_or(Place());
}

Result<Uuid> record_import(const ApplyImport& input, const IntakeReport& report, Workspace& workspace) {
  Import import;
  import.mode = input.mode;
  import.summary = summary(report);
  import.rows_created = report.created;
  import.rows_changed = report.updated;
  const auto texts = input.texts();
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (!texts[i].empty()) import.files.push_back(describe_file(i, texts[i], report, workspace));
  const Place place = common_place(workspace.changes());
  import.organisation_id = {place.at(ScopeLevel::organisation)};
  import.cluster_id = {place.at(ScopeLevel::cluster)};
  ImportContents contents;
  contents.steps = TRY(write_steps(workspace));
  TRY(workspace.save(import));
  contents.import_id = {import.id};
  TRY(workspace.save(contents));
  workspace.emit("imports.applied", import.id);
  return import.id;
}

// Reads its input itself: what is wrong with a text is told record by record.
Result<Json> run(const Action& action, const Json& given, Workspace& workspace) {
  ApplyImport input;
  if (auto faults = read_client(kApplyImportInput, given, &input, Writing::create); !faults.empty())
    return Error{.code = Code::invalid, .message = "Check the fields below.", .faults = std::move(faults)};
  TRY(authorise(action, kApplyImportInput, &input, workspace));
  workspace.summarise(std::string(action.label));  // its rows are parts of it; the sentence follows
  const IntakeReport report = TRY(run_intake(input.texts(), input.mode, workspace));
  Json answer = report_json(report);
  if (report.count(IntakeVerdict::error) > 0) {
    workspace.refused().members.set("counts", *answer.find("counts")).set("verdicts", *answer.find("verdicts"));
    return refused(report);
  }
  if (report.created + report.updated > 0) answer.set("id", to_text(TRY(record_import(input, report, workspace))));
  workspace.summarise(summary(report));
  return answer;
}

}  // namespace

constinit const Shape kApplyImportInput{"imports.apply", "Import a customer", kFields};
constinit const Action kApplyImport{.name = "imports.apply",
                                    .label = "Import a customer",
                                    .permission = {"imports.apply", Permission::Risk::high},
                                    .subject = &kImports,
                                    .input = &kApplyImportInput,
                                    .run = run,
                                    .places = places,
                                    .ask = Ask::plan,
                                    .icon = "upload"};

Json report_json(const IntakeReport& report) {
  Json::Array verdicts;
  for (const RecordVerdict& verdict : report.verdicts) verdicts.push_back(to_json(verdict));
  return Json::Object{{"counts", counts_json(report)},
                      {"created", report.created},
                      {"updated", report.updated},
                      {"verdicts", std::move(verdicts)}};
}
