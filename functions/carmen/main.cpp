#include <cstdio>
#include <sodium.h>

#include "carmen/commands.h"

int main(int count, char** arguments) {
  if (sodium_init() < 0) return 1;
  CLI::App program("Carmen Platform: every hotel, everybody who may do what there, and why.", "carmen");
  program.require_subcommand(1);
  for (const auto add : {add_serve, add_admin, add_import, add_verify, add_migrate, add_openapi, add_action})
    add(program);
  try {
    program.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    return program.exit(error);
  } catch (const Failure& failure) {
    std::fprintf(stderr, "carmen: %s\n", failure.line.c_str());
    return 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "carmen: %s\n", error.what());
    return 1;
  }
  return 0;
}
