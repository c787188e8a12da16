#include "carmen/serve.h"

#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <malloc.h>
#include <sodium.h>
#include <unistd.h>

#include "carmen/commands.h"
#include "http/descriptors.h"

namespace {

constexpr int kMostKept = 8 << 20;  // bytes
constexpr int kLarge = 4 << 20;     // bytes from which on memory is given back at once: more than a usual body's buffer

int open_log(const std::string& file) {
  if (file.empty()) return STDERR_FILENO;
  const int fd = open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
  if (fd < 0) throw Failure{"The log " + file + " cannot be opened."};
  return fd;
}

void check_addresses(const std::string& option, const std::vector<std::string>& addresses) {
  for (const std::string& address : addresses) {
    if (!network_of(address)) throw Failure{option + " takes IP addresses, and \"" + address + "\" is none."};
  }
}

Listener make_listener(const ServeOptions& options) {
  if (std::getenv("LISTEN_FDS")) return must(Listener::from_systemd());
  if (!options.socket.empty()) return must(Listener::on_path(options.socket));
  return must(Listener::on_port(options.host, options.port));
}

// `port` is 0 for a Unix socket, our own or one that systemd passed.
void greet(const ServeOptions& options, const Server& server, std::uint16_t port) {
  const std::string host = options.host == "127.0.0.1" || options.host == "::1" ? "localhost" : options.host;
  const std::string unix_socket = options.socket.empty() ? "the socket that was passed" : options.socket;
  const std::string site = port == 0 ? unix_socket : "http://" + host + ":" + std::to_string(port);
  std::printf("Serving %s from %s\n", site.c_str(), options.store.data.c_str());
  if (!server.setup_path().empty() && port != 0)
    std::printf("Set up the first administrator, once and within a day: %s%s\n", site.c_str(),
                server.setup_path().c_str());
  else if (!server.setup_path().empty())
    std::printf("Set up the first administrator, once and within a day, at the site's address with %s\n",
                server.setup_path().c_str());
  std::fflush(stdout);
}

}  // namespace

void add_serve_options(Command command, ServeOptions& options) {
  add_store_options(command, options.store);
  command.option("--connections", options.connections, "Requests that PostgreSQL serves for this program at once");
  command.option("--host", options.host, "The address to listen on");
  command.option("--port", options.port, "The port to listen on");
  command.option("--socket", options.socket, "A Unix socket to listen on instead");
  command.option("--site", options.site, "The folder of pages to serve");
  command.option("--log", options.log, "The access log's file; standard error without it");
  command.option("--proxy", options.proxies, "An address whose X-Forwarded headers are believed");
  command.option("--limit", options.address_limit.per_second,
                 "Requests a second that one client's address may make, three times as many at once; 0 is any number");
  command.option("--unlimited", options.address_limit.unlimited,
                 "An address that may make any number; without it 127.0.0.1 and ::1");
  command.option("--stop-idle", options.idle_seconds, "Stop after so many seconds without a connection");
}

// What a turn needs the next one needs again: the heap keeps it, and the system need not clear its pages each time.
void keep_memory() {
  mallopt(M_TRIM_THRESHOLD, kMostKept);
  mallopt(M_MMAP_THRESHOLD, kLarge);
}

void run_server(const ServeOptions& options, Part part) {
  keep_memory();
  open_more_files();
  check_addresses("--proxy", options.proxies);
  check_addresses("--unlimited", options.address_limit.unlimited);
  const SystemClock clock;
  Listener listener = make_listener(options);
  const auto folder = must(DataFolder::open(options.store, DataFolder::Open::make, clock));
  const auto server = must(Server::make(*folder, {.part = part,
                                                  .site = options.site,
                                                  .address_limit = options.address_limit,
                                                  .proxies = options.proxies,
                                                  .log = open_log(options.log),
                                                  .connections = options.connections,
                                                  .stop_after = options.idle_seconds * 1000}));
  const std::uint16_t port = listener.port();
  server->reactor().listen(std::move(listener));
  server->reactor().stop_on_signals();
  greet(options, *server, port);
  server->reactor().run();
  (void)folder->engine().refresh();  // signs what was committed last
  (void)server->end();
}

int run_part(int count, char** arguments, Part part, const char* name, const char* purpose) {
  if (sodium_init() < 0) return 1;
  Program program(name, purpose);
  ServeOptions options;
  add_serve_options(program.command(), options);
  program.command().run([&] { run_server(options, part); });
  return program.run(count, arguments);
}

void add_serve(Command program) {
  Command command = program.command("serve", "Serve everything in one process");
  auto options = std::make_shared<ServeOptions>();
  add_serve_options(command, *options);
  command.run([options] { run_server(*options, Part::all); });
}
