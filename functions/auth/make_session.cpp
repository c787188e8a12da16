#include "auth/make_session.h"

#include <array>

#include "api/row_view.h"
#include "auth/session_cookie.h"
#include "auth/session_times.h"
#include "auth/token.h"
#include "core/time.h"
#include "settings/effective_setting.h"

namespace {

using Names = std::array<std::pair<std::string_view, std::string_view>, 7>;

// In the order in which they must be asked: Edge says that it is Chrome, Chrome that it is Safari.
constexpr Names kBrowsers = {{{"Edg/", "Edge"},
                              {"OPR/", "Opera"},
                              {"Firefox/", "Firefox"},
                              {"Chrome/", "Chrome"},
                              {"Safari/", "Safari"},
                              {"curl/", "curl"},
                              {"Mozilla/", "a browser"}}};
constexpr Names kSystems = {{{"Android", "Android"},
                             {"iPhone", "iPhone"},
                             {"iPad", "iPad"},
                             {"Windows", "Windows"},
                             {"Mac OS X", "macOS"},
                             {"CrOS", "ChromeOS"},
                             {"Linux", "Linux"}}};

std::string_view find_name(const Names& names, std::string_view agent) {
  for (const auto& [mark, name] : names)
    if (agent.find(mark) != agent.npos) return name;
  return {};
}

}  // namespace

std::string device_of(const Exchange& exchange) {
  const std::string_view agent = exchange.header("User-Agent");
  const std::string_view browser = find_name(kBrowsers, agent), system = find_name(kSystems, agent);
  if (browser.empty()) return "An API client";
  return std::string(browser) + (system.empty() ? "" : " on " + std::string(system));
}

Result<MadeSession> make_session(Workspace& workspace, const User& user, const Exchange& exchange) {
  MadeSession made{.session = {}, .token = make_token()};
  const Timestamp now = workspace.now();
  const std::int64_t idle = TRY(effective_setting(workspace, kSessionIdleHours, Place{})).value;
  const std::int64_t longest = TRY(effective_setting(workspace, kSessionHours, Place{})).value;
  made.session.user_id = {user.id};
  made.session.token_hash = token_digest(made.token);
  made.session.device = device_of(exchange);
  made.session.address = exchange.client().address;
  made.session.last_seen = now;
  made.session.idle_expires_at = {now.ms + idle * kHourMs};
  made.session.expires_at = {now.ms + longest * kHourMs};
  TRY(workspace.save(made.session));
  return made;
}

Outcome answer_session(const Auth& auth, Exchange& exchange, Workspace& workspace, const User& user,
                       const MadeSession& made) {
  Caller self;
  self.held = std::make_shared<const Subject>(TRY(auth.api.load_subject(workspace, user.id)));
  Json shown = TRY(RowView(workspace, self).show_whole(kUsers, &user));
  Json body = Json::Object{{"token", made.token},
                           {"expiresAt", format_timestamp(made.session.expires_at)},
                           {"user", std::move(shown)},
                           {"landing", auth.landing(self.subject())}};
  set_session_cookie(exchange, made.token, (made.session.expires_at.ms - made.session.last_seen.ms) / 1000);
  exchange.set_header("Cache-Control", "no-store");
  exchange.answer(200, to_json_text(body));
  return Done{};
}
