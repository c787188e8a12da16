#pragma once

#include <memory>
#include <string>

#include "api/response_meter.h"
#include "auth/auth.h"
#include "auth/find_caller.h"
#include "carmen/areas.h"
#include "carmen/data_folder.h"
#include "http/reactor.h"
#include "http/static_files.h"

struct ServerOptions {
  Part part = Part::all;
  std::string site = {};  // the folder of pages; empty: none
  AddressLimit::Rule address_limit = {};
  std::vector<std::string> proxies = {};
  int log = -1;
  std::int64_t connections = 8;  // to PostgreSQL
  std::int64_t stop_after = 0;   // milliseconds
  // Milliseconds that response times are counted before they are kept.
  std::int64_t counting_time = 60'000;
};

// One function, or all of them in one process.
class Server {
 public:
  static Result<std::unique_ptr<Server>> make(DataFolder&, ServerOptions);
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // The path of the one-time set-up link, "/setup#…"; empty once there is an administrator.
  const std::string& setup_path() const { return setup_path_; }
  const Router& router() const { return router_; }
  const Api& api() const { return api_; }
  Reactor& reactor() { return *reactor_; }
  // Once the reactor has run: what it has counted is kept.
  Outcome end();

 private:
  Server(DataFolder&, ServerOptions);
  Outcome add_routes();
  Outcome make_reactor();
  Outcome add_site();
  Outcome offer_setup();
  Outcome check_ready();
  void count_answers(ReactorHooks&);
  void keep_counted();
  void lead_in(Exchange&);  // from the bare address
  void answer_description(Exchange&);

  DataFolder& folder_;
  const ServerOptions options_;
  Router router_;
  Metrics metrics_;
  Operations operations_;
  Api api_;
  Auth auth_;
  CallerFinder callers_{api_};
  std::unique_ptr<StaticFiles> site_;
  std::string setup_path_;
  std::shared_ptr<const std::string> description_;  // of the API
  ResponseMeter meter_;
  Counter* unkept_ = nullptr;  // times that the store did not take the response times
  bool keeping_ = false;
  std::unique_ptr<Serving> serving_;
  std::unique_ptr<Reactor> reactor_;
};

// Every route of every program, described: what `carmen openapi` prints.
Json describe_api();
