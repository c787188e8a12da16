#pragma once

#include <CLI/CLI.hpp>

#include "core/result.h"

// Each adds one command with its options to the program. Its callback throws Failure for what went wrong.
void add_serve(CLI::App& program);
void add_admin(CLI::App& program);
void add_import(CLI::App& program);
void add_verify(CLI::App& program);
void add_migrate(CLI::App& program);
void add_openapi(CLI::App& program);
void add_action(CLI::App& program);

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
