#include "carmen/commands.h"

#include <iostream>
#include <iterator>

void fail(const Error& error) {
  std::string line = error.message;
  for (const Fault& fault : error.faults) line += " " + fault.field + " " + fault.message + ".";
  throw Failure{std::move(line)};
}

std::string read_standard_input() { return {std::istreambuf_iterator<char>(std::cin), {}}; }
