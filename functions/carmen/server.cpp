#include "carmen/server.h"

#include "api/journal_routes.h"
#include "api/openapi.h"
#include "api/past.h"
#include "api/why.h"
#include "auth/token.h"
#include "http/health.h"
#include "http/process_metrics.h"
#include "http/security_headers.h"

namespace {

// Everything a page may load comes from this site; wasm may be compiled.
constexpr std::string_view kPagePolicy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'";

void add_api(Operations& operations, const Api& api, Auth& auth, Part part) {
  if (part == Part::all || part == Part::auth) add_auth_routes(operations, auth);
  if (part == Part::auth) return;
  add_resource_routes(operations, api);
  if (part == Part::billing) return;
  add_why_routes(operations, api);
  add_past_routes(operations, api);
  add_journal_routes(operations, api);
}

}  // namespace

Server::Server(DataFolder& folder, ServerOptions options)
    : folder_(folder),
      options_(std::move(options)),
      operations_(router_, folder.tables().catalogue(), Operations::For::serving),
      api_(make_api()),
      auth_{.api = api_, .landing = landing_name} {}

Result<std::unique_ptr<Server>> Server::make(DataFolder& folder, ServerOptions options) {
  std::unique_ptr<Server> server(new Server(folder, std::move(options)));
  TRY(server->add_routes());
  TRY(server->add_site());
  TRY(server->offer_setup());
  return server;
}

Outcome Server::add_routes() {
  Writer& writer = folder_.writer();
  api_.store = &folder_.context();
  api_.writer = &writer;
  api_.database_file = folder_.database_file();
  api_.heads_file = folder_.heads_file();
  api_.find_caller = [this](Exchange& exchange) { return callers_.find(exchange); };
  api_.may_write = [this] { return reactor_->may_write(); };
  api_.hold_writer = [this] { return hold_writer(); };
  api_.serves = [part = options_.part](const Entity& entity) { return serves(part, entity); };
  add_api(operations_, api_, auth_, options_.part);
  if (options_.part == Part::all || options_.part == Part::persistence) {
    router_.add("GET", "/api/openapi.json", [this](Exchange& exchange) { answer_description(exchange); });
  }
  add_health_routes(router_, metrics_, [this] { return check_ready(); });
  const Clock& clock = folder_.context().clock;
  add_process_metrics(metrics_, [&clock] { return static_cast<double>(clock.now().ms) / 1000; });
  metrics_.gauge("carmen_wal_bytes", "Bytes in the write-ahead log after the last commit.",
                 [this] { return folder_.database().wal_pages() * 4096.0; });
  reactor_ = std::make_unique<Reactor>(router_, metrics_,
                                       ReactorOptions{.unix_ms = [&clock] { return clock.now().ms; },
                                                      .headers = security_headers(),
                                                      .proxies = options_.proxies,
                                                      .log = options_.log,
                                                      .stop_after = options_.stop_after},
                                       ReactorHooks{.begin = [&writer] { return writer.try_turn(); },
                                                    .end = [&writer] { return writer.end_turn(); },
                                                    .commit = [&writer] { return writer.commit(); },
                                                    .committed = [this](bool kept) { settle(kept); },
                                                    .idle = [this] { tidy(); },
                                                    .news = [this] { return others_wrote(); }});
  writer.when_log_is_long([this] { tidy(); });
  return writer.read_beside(folder_.database_file());
}

void Server::settle(bool kept) {
  Writer& writer = folder_.writer();
  const std::uint64_t before = writer.news();
  writer.settle(kept);
  if (writer.news() != before) reactor_->tell_news();
}

// In the pool: most of the log while others write, the rest and the heads while nobody does.
void Server::tidy() {
  if (tidying_) return;
  const auto work = [this, file = folder_.database_file()] {
    Writer& writer = folder_.writer();
    const auto over = writer.log_is_worth_moving() ? SqliteDatabase::open(file, OpenMode::write)
                                                   : Result<std::unique_ptr<SqliteDatabase>>(nullptr);
    const bool moves = over && *over;
    if (moves) writer.move_log(**over, false);
    const WriterGate::Hold alone(reactor_->gate());
    if (moves) writer.move_log(**over, true);
    writer.keep_heads();
  };
  tidying_ = reactor_->submit(WorkPriority::normal, work, [this] { tidying_ = false; });
}

// What a job of the pool has written is news once it lets go.
std::shared_ptr<void> Server::hold_writer() {
  const auto let_go = [this](WriterGate::Hold* hold) {
    delete hold;
    reactor_->post([this] { reactor_->tell_news(); });
  };
  return std::shared_ptr<WriterGate::Hold>(new WriterGate::Hold(reactor_->gate()), let_go);
}

bool Server::others_wrote() {
  if (folder_.writer().committing()) return false;  // it is asked again soon
  const auto version = folder_.database().data_version();
  if (!version || !*version) return false;
  return std::exchange(others_, **version) != **version;
}

// Made when it is first asked for: it takes longer than everything else that a start needs.
void Server::answer_description(Exchange& exchange) {
  const auto show = [this](Exchange& now) { now.answer(200, description_, "application/json"); };
  if (description_) return show(exchange);
  auto made = std::make_shared<std::shared_ptr<const std::string>>();
  exchange.defer(
      WorkPriority::normal, [made] { *made = std::make_shared<const std::string>(to_json_text(describe_api())); },
      [this, made, show](Exchange& later) {
        description_ = *made;
        show(later);
      });
}

Outcome Server::check_ready() {
  const Loan row = TRY(folder_.writer().database(Intent::reading).prepare("SELECT 1"));
  (void)TRY(row->step());
  return Done{};
}

Outcome Server::add_site() {
  if (options_.site.empty()) return Done{};
  site_ = std::make_unique<StaticFiles>(TRY(StaticFiles::load(
      options_.site,
      {.content_policy = std::string(kPagePolicy), .shells = {{"/app/", "/app.html"}}, .missing = "/404.html"})));
  router_.set_fallback([this](Exchange& exchange) {
    if (exchange.path() != "/") return site_->answer(exchange);
    exchange.set_header("Location", callers_.find(exchange) ? "/app" : "/sign-in");
    exchange.set_header("Cache-Control", "no-store");
    exchange.answer(302);
  });
  return Done{};
}

Outcome Server::offer_setup() {
  if (options_.part != Part::all && options_.part != Part::auth) return Done{};
  SqlWorkspace workspace(folder_.database(), folder_.context());
  if (!TRY(needs_setup(workspace))) return Done{};
  const std::string token = make_token();
  auth_.setup_digest = token_digest(token);
  setup_path_ = "/setup#" + token;
  return Done{};
}

Json describe_api() {
  Router router;
  Api api = make_api();
  Auth auth{.api = api, .landing = landing_name};
  Operations operations(router, api.catalogue, Operations::For::describing);
  add_api(operations, api, auth, Part::all);
  add_openapi_route(operations);
  return openapi_document(operations);
}
