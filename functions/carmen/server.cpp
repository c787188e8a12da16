#include "carmen/server.h"

#include "api/openapi.h"
#include "auth/setup_links.h"
#include "carmen/routes.h"
#include "http/health.h"
#include "http/machine_metrics.h"
#include "http/process_metrics.h"
#include "http/security_headers.h"

namespace {

// Everything a page may load comes from this site; wasm may be compiled.
constexpr std::string_view kPagePolicy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'";

Outcome keep(Writer& writer, const ResponseTable& times, Timestamp now) {
  TRY(writer.begin_request());
  if (auto done = add_response_times(writer.database(), times, now); !done) {
    writer.undo_request();
    return done;
  }
  return writer.keep_request();
}

bool asks_store(const Route& route) {
  return route.pattern != "/healthz" && route.pattern != "/metrics" && route.pattern != "/api/openapi.json";
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
  TRY(server->make_reactor());
  TRY(server->add_site());
  TRY(server->offer_setup());
  return server;
}

Outcome Server::add_routes() {
  serving_ = folder_.engine().serve();
  api_.store = &folder_.context();
  api_.heads_file = folder_.heads_file();
  api_.responses = &meter_;
  api_.writer = [this]() -> Writer& { return serving_->writer(); };
  api_.open_reader = [this](const Subject* who) { return folder_.engine().open_reader(who); };
  api_.may_write = [this] { return serving_->may_write(); };
  api_.write_apart = [this](const std::function<Outcome(Writer&)>& act) { return serving_->write_apart(act); };
  api_.find_caller = [this](Exchange& exchange) { return callers_.find(exchange); };
  api_.serves = [part = options_.part](const Entity& entity) { return serves(part, entity); };
  add_api(operations_, api_, auth_, options_.part);
  if (!options_.site.empty()) router_.add("GET", "/", [this](Exchange& exchange) { lead_in(exchange); });
  if (options_.part == Part::all || options_.part == Part::persistence) {
    router_.add("GET", "/api/openapi.json", [this](Exchange& exchange) { answer_description(exchange); });
  }
  add_health_routes(router_, metrics_, [this] { return check_ready(); });
  for (const auto& route : router_.routes()) route->apart = serving_->waits() && asks_store(*route);
  return Done{};
}

Outcome Server::make_reactor() {
  const Clock& clock = folder_.context().clock;
  metrics_.info("carmen_build", "The release, and where it keeps the records.",
                {{"version", CARMEN_VERSION}, {"engine", folder_.engine().name()}});
  add_process_metrics(metrics_, [&clock] { return static_cast<double>(clock.now().ms) / 1000; });
  add_machine_metrics(metrics_, folder_.path());
  ReactorOptions options{.unix_ms = [&clock] { return clock.now().ms; },
                         .headers = security_headers(),
                         .address_limit = options_.address_limit,
                         .proxies = options_.proxies,
                         .log = options_.log,
                         .apart = static_cast<std::size_t>(options_.connections),
                         .stop_after = options_.stop_after};
  ReactorHooks hooks;
  serving_->set_up(options, hooks);
  count_answers(hooks);
  reactor_ = std::make_unique<Reactor>(router_, metrics_, std::move(options), std::move(hooks));
  return serving_->begin(*reactor_, metrics_);
}

// A minute after the first answer that the store does not know of, so that who has nothing to do does nothing.
void Server::count_answers(ReactorHooks& hooks) {
  const Clock& clock = folder_.context().clock;
  unkept_ = &metrics_.counter("carmen_response_times_unkept_total",
                              "Times that the store did not take the response times; they are given to it again.");
  hooks.answered = [this, &clock](const Exchange& exchange, std::int64_t micros) {
    if (meter_.observe(exchange, micros, clock.now().ms)) reactor_->call_after(options_.counting_time);
  };
  hooks.due = [this] { keep_counted(); };
}

void Server::keep_counted() {
  if (std::exchange(keeping_, true)) return reactor_->call_after(options_.counting_time);
  auto kept = std::make_shared<Outcome>(Done{});
  const auto keep_times = [this](const ResponseTable& times) {
    return serving_->write_apart([&](Writer& writer) { return keep(writer, times, folder_.context().clock.now()); });
  };
  const auto work = [this, keep_times, kept] { *kept = meter_.hand_over(keep_times); };
  const auto then = [this, kept] {
    keeping_ = false;
    if (*kept) return;
    unkept_->add();
    reactor_->call_after(options_.counting_time);
  };
  if (reactor_->submit(WorkPriority::normal, work, then)) return;
  keeping_ = false;
  reactor_->call_after(options_.counting_time);
}

Outcome Server::end() {
  return meter_.hand_over([this](const ResponseTable& times) -> Outcome {
    TRY(keep(folder_.writer(), times, folder_.context().clock.now()));
    return folder_.writer().commit_turn();
  });
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
  (void)TRY(TRY(serving_->writer().database(Intent::reading).prepare("SELECT 1"))->step());
  return Done{};
}

void Server::lead_in(Exchange& exchange) {
  exchange.set_header("Location", callers_.find(exchange) ? "/app" : "/sign-in");
  exchange.set_header("Cache-Control", "no-store");
  exchange.answer(302);
}

Outcome Server::add_site() {
  if (options_.site.empty()) return Done{};
  site_ = std::make_unique<StaticFiles>(TRY(StaticFiles::load(
      options_.site,
      {.content_policy = std::string(kPagePolicy), .shells = {{"/app/", "/app.html"}}, .missing = "/404.html"})));
  router_.set_fallback([this](Exchange& exchange) { site_->answer(exchange); });
  return Done{};
}

Outcome Server::offer_setup() {
  if (options_.part != Part::all && options_.part != Part::auth) return Done{};
  SqlWorkspace workspace(folder_.database(), folder_.context());
  if (!TRY(needs_setup(workspace))) return Done{};
  return serving_->write_apart([this](Writer& writer) -> Outcome {
    TRY(writer.begin_request());
    auto token = add_setup_link(writer.database(), folder_.context().clock.now());
    if (!token) {
      writer.undo_request();
      return token.error();
    }
    TRY(writer.keep_request());
    setup_path_ = "/setup#" + *token;
    return Done{};
  });
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
