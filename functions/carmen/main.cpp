#include <sodium.h>

#include "carmen/commands.h"

int main(int count, char** arguments) {
  if (sodium_init() < 0) return 1;
  Program program("carmen", "Carmen Platform: every hotel, everybody who may do what there, and why.");
  Command command = program.command();
  command.needs_command();
  for (const auto add : {add_serve, add_admin, add_import, add_verify, add_migrate, add_copy, add_openapi, add_action})
    add(command);
  return program.run(count, arguments);
}
