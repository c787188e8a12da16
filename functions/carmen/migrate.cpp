#include <cstdio>

#include "carmen/commands.h"
#include "carmen/data_folder.h"
#include "carmen/server.h"

void add_migrate(Command program) {
  Command command = program.command("migrate", "Bring a database up to this release");
  auto store = std::make_shared<StoreAddress>();
  add_store_options(command, *store);
  command.run([store] {
    const SystemClock clock;
    (void)must(DataFolder::open(*store, DataFolder::Open::make, clock));
    std::printf("%s is up to date.\n", store->database.empty() ? store->data.c_str() : "The database");
  });
}

void add_openapi(Command program) {
  program.command("openapi", "Print the description of the API").run([] {
    std::printf("%s\n", to_json_text(describe_api()).c_str());
  });
}
