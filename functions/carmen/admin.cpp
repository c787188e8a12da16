#include "auth/setup.h"
#include "carmen/commands.h"
#include "carmen/write_once.h"

namespace {

struct Options {
  std::string data = "data";
  std::string email;
  std::string name;
};

void create(const Options& options) {
  std::string password = read_standard_input();
  while (!password.empty() && (password.back() == '\n' || password.back() == '\r')) password.pop_back();
  const SystemClock clock;
  const auto folder = must(DataFolder::open(options.data, DataFolder::Open::make, clock));
  const std::string name = options.name.empty() ? options.email.substr(0, options.email.find('@')) : options.name;
  SqlWorkspace workspace(folder->database(), folder->context());
  must(write_once(*folder, workspace, "auth.setup",
                  [&]() -> Outcome { return create_admin(workspace, options.email, name, password); }));
  std::printf("%s is a platform administrator.\n", options.email.c_str());
}

}  // namespace

void add_admin(CLI::App& program) {
  auto* admin = program.add_subcommand("admin", "Administrators of the platform");
  admin->require_subcommand(1);
  auto* command = admin->add_subcommand("create", "Make one; the password is read from standard input");
  auto options = std::make_shared<Options>();
  command->add_option("--data", options->data, "The data folder")->capture_default_str();
  command->add_option("--email", options->email, "The address to sign in with")->required();
  command->add_option("--name", options->name, "The name; the address' first part without it");
  command->callback([options] { create(*options); });
}
