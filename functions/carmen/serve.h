#pragma once

#include "carmen/command_line.h"
#include "carmen/server.h"

struct ServeOptions {
  StoreAddress store = {};
  std::int64_t connections = 8;  // to PostgreSQL
  std::string host = "127.0.0.1";
  std::uint16_t port = 8080;
  std::string socket = {};  // a Unix socket's path, instead of host and port
  std::string site = {};
  std::string log = {};  // a file; empty: standard error
  std::int64_t idle_seconds = 0;
  AddressLimit::Rule address_limit = {};
  std::vector<std::string> proxies = {};
};

// The options that every serving program takes.
void add_serve_options(Command, ServeOptions&);
// Serves until SIGTERM; throws Failure.
void run_server(const ServeOptions&, Part);
// The whole of a small program's main.
int run_part(int count, char** arguments, Part, const char* name, const char* purpose);
