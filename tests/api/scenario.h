#pragma once

#include <string>
#include <vector>

#include "platform.h"

// One request, and what must and must not come of it.
struct Scenario {
  std::string name;
  std::string who;  // empty: nobody
  std::string method;
  std::string path;
  std::string body = {};
  Platform::Headers headers = {};
  int status = 200;
  std::vector<std::string> contains = {};
  std::vector<std::string> lacks = {};
  std::vector<std::string> journaled = {};  // exactly these actions
};

void run(const std::vector<Scenario>&);
