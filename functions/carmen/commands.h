#pragma once

#include "carmen/command_line.h"
#include "core/result.h"

// Each adds one command with its options to the program. Its callback throws Failure for what went wrong.
void add_serve(Command program);
void add_admin(Command program);
void add_import(Command program);
void add_verify(Command program);
void add_migrate(Command program);
void add_copy(Command program);
void add_openapi(Command program);
void add_action(Command program);

// Told in one line; the program ends with status 1.
struct Failure {
  std::string line;
};
[[noreturn]] void fail(const Error&);

template <class T>
T must(Result<T> result) {
  if (!result) fail(result.error());
  return std::move(*result);
}

std::string read_standard_input();
