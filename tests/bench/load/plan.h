#pragma once

#include <cstdint>
#include <string>
#include <sys/types.h>
#include <vector>

// What is sent, by how many, for how long.
struct LoadPlan {
  std::uint16_t port = 0;
  int connections = 16;
  double warm_up = 1;  // seconds before anything is counted
  double seconds = 3;
  double rate = 0;     // requests a second of all together; 0: each sends as soon as it is answered
  bool fresh = false;  // a new connection for each request
  int idle = 0;        // connections beside that say nothing
  int drip = 0;        // connections beside that send a byte a second
  std::string method = "GET";
  std::string path = "/";
  std::vector<std::string> paths;  // instead, each in its turn
  std::vector<std::string> headers;
  std::string body;  // {n} becomes a number that no other request has
  std::int64_t first_number = 1;
  std::vector<pid_t> watch;  // whose CPU time is measured

  // The request's bytes.
  std::string request(std::int64_t number) const;
};
