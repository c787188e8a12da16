// The bytes of a connection: what is answered does not depend on the pieces in which they arrive, the two readers of a
// head understand the same, and nothing that was sent breaks out of its place in an answer.
#include <algorithm>
#include <vector>

#include "fuzz.h"

#include "core/json.h"
#include "http/dispatcher.h"
#include "http/http_engine.h"
#include "http/request_reader.h"
#include "http/static_files.h"

namespace {

constexpr HttpLimits kLimits{.head = 1024, .body = 64};

void echo(Exchange& exchange) {
  Json::Object query, params;
  for (const auto& [name, value] : exchange.query()) query.push_back({name, value});
  for (const char* name : {"userId", "moduleId"}) params.push_back({name, exchange.param(name)});
  exchange.set_header("X-Echo", exchange.param("userId"));
  exchange.answer(200, to_json_text(Json::Array{std::move(params), std::move(query)}));
}

struct Site {
  TemporaryFolder folder;
  Router router;
  StaticFiles files = make_files();

  StaticFiles make_files() {
    write_file(folder.path() + "/index.html", "home");
    write_file(folder.path() + "/404.html", "not here");
    write_file(folder.path() + "/app.html", "shell");
    write_file(folder.path() + "/app.3f9ac01b.wasm", "wasm");
    write_file(folder.path() + "/app.3f9ac01b.wasm.br", "br");
    return *StaticFiles::load(folder.path(), {"default-src 'self'", {{"/app/", "/app.html"}}, "/404.html"});
  }
  Site() {
    router.add("GET", "/api/users/{userId}", echo);
    router.add("POST", "/api/users", echo);
    router.add("GET", "/api/users/me", echo);
    router.add("PATCH", "/api/users/{userId}/modules/{moduleId}", echo);
    router.add("POST", "/api/imports", echo).body_limit = 512;
    router.set_fallback([this](Exchange& exchange) { files.answer(exchange); });
  }
};

void check_answer(std::string_view text) {
  hold(text.starts_with("HTTP/1.1 "), "an answer begins with its status");
  const std::size_t end = text.find("\r\n\r\n");
  hold(end != text.npos, "an answer's head ends");
  for (std::string_view head = text.substr(0, end); !head.empty();) {
    std::string_view line = take(head, '\n');
    if (line.ends_with('\r')) line.remove_suffix(1);
    hold(line.find('\r') == line.npos, "a line of a head is one line");
    hold(line.starts_with("HTTP/1.1 ") || line.find(':') != line.npos, "a header has a name");
  }
}

// What is answered, one text a request, without what is different each time.
std::vector<std::string> serve(const Site& site, std::string_view bytes, std::size_t piece) {
  const BodyLimit limit = [&](std::string_view method, std::string_view target) {
    const Router::Match match = site.router.find(method, target.substr(0, target.find('?')));
    return match.route && match.route->body_limit > 0 ? match.route->body_limit : kLimits.body;
  };
  const Dispatcher dispatcher(
      site.router, [] { return true; }, {"127.0.0.1"},
      [](const Exchange&, std::string_view what) { hold(false, what); });
  RequestHead head;
  HttpEngine engine(
      [&](Exchange& exchange) {
        hold(exchange.method() == head.method, "both readers see the same method");
        hold(exchange.target() == head.target, "both readers see the same target");
        dispatcher.begin(exchange);
      },
      "");
  RequestReader reader;
  std::vector<std::string> answers;
  while (!bytes.empty()) {
    reader.append(bytes.substr(0, piece));
    bytes.remove_prefix(std::min(piece, bytes.size()));
    while (reader.advance(kLimits, limit) == RequestReader::State::whole) {
      head = {};
      hold(read_head(reader.head_bytes(), head) == 0, "a head that was taken can be read again");
      const bool keep = head.keep_alive;
      Exchange exchange({.address = "127.0.0.1", .trusted = true}, reader.take_body());
      const std::string body = exchange.body();
      engine.process(reader.head_bytes(), exchange);
      std::string& answer = answers.emplace_back();
      engine.write(exchange, keep, answer);
      check_answer(answer);
      const std::string id(exchange.trace().request_id());
      for (std::size_t at; (at = answer.find(id)) != answer.npos;) answer.erase(at, id.size());
      answer += "\n" + body;
      if (!keep) return answers;
      reader.next();
    }
    if (reader.state() != RequestReader::State::refused) continue;
    answers.push_back(std::to_string(reader.refusal()));
    return answers;
  }
  return answers;
}

}  // namespace

void fuzz(std::string_view input) {
  static const Site site;
  const auto whole = serve(site, input, input.size());
  hold(serve(site, input, 1) == whole, "bytes that come one by one are answered alike");
  hold(serve(site, input, 13) == whole, "bytes that come in pieces are answered alike");
}
