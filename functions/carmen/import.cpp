#include <cstdio>
#include <filesystem>

#include "carmen/commands.h"
#include "carmen/write_once.h"
#include "intake/apply_import.h"
#include "store/file.h"

namespace {

struct Options {
  StoreAddress store;
  std::string folder;
  bool plan = false;
  bool update = false;
  bool json = false;
};

std::array<std::string, kFileKinds> read_files(const std::string& folder) {
  if (!std::filesystem::is_directory(folder)) throw Failure{"There is no folder " + folder + "."};
  std::array<std::string, kFileKinds> texts;
  bool some = false;
  for (std::size_t kind = 0; kind < kFileKinds; ++kind) {
    const std::string file = folder + "/" + std::string(names_of<FileKind>[kind]) + ".csv";
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (error) continue;
    if (size > kLargestIntakeFile) throw Failure{file + " is larger than 64 MiB."};
    texts[kind] = must(read_file(file));
    some = true;
  }
  if (!some) throw Failure{folder + " holds none of the six files, such as organisations.csv."};
  return texts;
}

void print_fault(const Json& verdict, const Json& fault) {
  std::printf("%s.csv, record %lld: %s %s\n", std::string(verdict.text("file")).c_str(),
              static_cast<long long>(verdict.integer("record")), std::string(fault.text("field")).c_str(),
              std::string(fault.text("message")).c_str());
}

std::int64_t total(const Json& report, std::string_view verdict) {
  std::int64_t sum = 0;
  for (const auto& file : *report.find("counts")->if_object()) sum += file.value.integer(verdict);
  return sum;
}

void print(const Json& report, const Options& options) {
  for (const Json& verdict : report.items("verdicts")) {
    if (options.json) {
      std::printf("%s\n", to_json_text(verdict).c_str());
      continue;
    }
    if (verdict.text("verdict") != "error") continue;
    for (const Json& fault : verdict.items("faults")) print_fault(verdict, fault);
    if (const Json* fault = verdict.find("fault"); fault && !verdict.find("faults")) print_fault(verdict, *fault);
  }
  if (options.json) return;
  std::printf("New: %lld. Changed: %lld. Duplicates: %lld. Errors: %lld.\n",
              static_cast<long long>(total(report, "new")), static_cast<long long>(total(report, "changed")),
              static_cast<long long>(total(report, "duplicate")), static_cast<long long>(total(report, "error")));
}

// What is wrong with each record; nothing of it stays.
Json judge(DataFolder& folder, const IntakeTexts& texts, DuplicateMode mode) {
  SqlWorkspace workspace(folder.database(), folder.context());
  must(folder.writer().begin_request());
  const auto report = run_intake(texts, mode, workspace);
  folder.writer().undo_request();
  (void)folder.writer().commit_turn();
  return report_json(must(report));
}

void import_folder(const Options& options) {
  const auto texts = read_files(options.folder);
  const DuplicateMode mode = options.update ? DuplicateMode::update : DuplicateMode::skip;
  Json input = Json::Object{{"mode", to_name(mode)}};
  for (std::size_t kind = 0; kind < kFileKinds; ++kind) input.set(kApplyImportInput.fields[kind].wire, texts[kind]);
  const SystemClock clock;
  const auto folder = must(DataFolder::open(options.store, DataFolder::Open::make, clock));
  SqlWorkspace workspace(folder->database(), folder->context());
  Json report;
  const Error planned{.code = Code::conflict, .message = "This was a plan.", .reason = "planned"};
  const auto done = write_once(*folder, workspace, std::string(kApplyImport.name), [&]() -> Outcome {
    report = TRY(kApplyImport.run(kApplyImport, input, workspace));
    if (options.plan) return planned;
    return Done{};
  });
  const std::string reason = done ? std::string() : done.error().reason;
  if (reason == "import_refused") {
    IntakeTexts views;
    std::copy(texts.begin(), texts.end(), views.begin());
    print(judge(*folder, views, mode), options);
    throw Failure{done.error().message};
  }
  if (!done && reason != planned.reason) fail(done.error());
  print(report, options);
  if (options.json) return;
  if (options.plan) std::printf("This was a plan; nothing was changed.\n");
  else
    std::printf("Imported: %lld rows made, %lld changed.\n", static_cast<long long>(report.integer("created")),
                static_cast<long long>(report.integer("updated")));
}

}  // namespace

void add_import(Command program) {
  Command command = program.command("import", "Import a customer from its six CSV files, whole or not at all");
  auto options = std::make_shared<Options>();
  command.required("folder", options->folder, "The folder with the files");
  add_store_options(command, options->store);
  command.flag("--plan", options->plan, "Say what it would do, and do nothing");
  command.flag("--update", options->update, "Change what is known already, instead of leaving it");
  command.flag("--json", options->json, "One JSON line for each record that is not simply new");
  command.run([options] { import_folder(*options); });
}
