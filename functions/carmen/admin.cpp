#include <cstdio>

#include "auth/setup.h"
#include "auth/setup_links.h"
#include "carmen/commands.h"
#include "carmen/write_once.h"

namespace {

struct Options {
  StoreAddress store;
  std::string email;
  std::string name;
};

void create(const Options& options) {
  std::string password = read_standard_input();
  while (!password.empty() && (password.back() == '\n' || password.back() == '\r')) password.pop_back();
  const SystemClock clock;
  const auto folder = must(DataFolder::open(options.store, DataFolder::Open::make, clock));
  const std::string name = options.name.empty() ? options.email.substr(0, options.email.find('@')) : options.name;
  SqlWorkspace workspace(folder->database(), folder->context());
  must(write_once(*folder, workspace, "auth.setup", [&]() -> Outcome {
    TRY(create_admin(workspace, options.email, name, password));
    return drop_setup_links(folder->database());
  }));
  std::printf("%s is a platform administrator.\n", options.email.c_str());
}

}  // namespace

void add_admin(Command program) {
  Command admin = program.command("admin", "Administrators of the platform");
  admin.needs_command();
  Command command = admin.command("create", "Make one; the password is read from standard input");
  auto options = std::make_shared<Options>();
  add_store_options(command, options->store);
  command.required("--email", options->email, "The address to sign in with");
  command.option("--name", options->name, "The name; the address' first part without it");
  command.run([options] { create(*options); });
}
