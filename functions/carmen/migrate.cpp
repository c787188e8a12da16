#include "carmen/commands.h"
#include "carmen/data_folder.h"
#include "carmen/server.h"

void add_migrate(Command program) {
  Command command = program.command("migrate", "Bring a data folder up to this release");
  auto data = std::make_shared<std::string>("data");
  command.option("--data", *data, "The data folder");
  command.run([data] {
    const SystemClock clock;
    (void)must(DataFolder::open(*data, DataFolder::Open::make, clock));
    std::printf("%s is up to date.\n", data->c_str());
  });
}

void add_openapi(Command program) {
  program.command("openapi", "Print the description of the API").run([] {
    std::printf("%s\n", to_json_text(describe_api()).c_str());
  });
}
