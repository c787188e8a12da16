#include "carmen/commands.h"
#include "carmen/data_folder.h"
#include "carmen/server.h"

void add_migrate(CLI::App& program) {
  auto* command = program.add_subcommand("migrate", "Bring a data folder up to this release");
  auto data = std::make_shared<std::string>("data");
  command->add_option("--data", *data, "The data folder")->capture_default_str();
  command->callback([data] {
    const SystemClock clock;
    (void)must(DataFolder::open(*data, DataFolder::Open::make, clock));
    std::printf("%s is up to date.\n", data->c_str());
  });
}

void add_openapi(CLI::App& program) {
  program.add_subcommand("openapi", "Print the description of the API")->callback([] {
    std::printf("%s\n", to_json_text(describe_api()).c_str());
  });
}
