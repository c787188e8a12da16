#include "auth/find_caller.h"

#include "api/request_scope.h"
#include "auth/session_cookie.h"
#include "auth/session_times.h"
#include "auth/token.h"
#include "identity/session.h"
#include "store/lookup.h"
#include "store/sql_workspace.h"

namespace {

constexpr std::size_t kMostKnown = 10'000;

Error refuse(std::string message, std::string reason) {
  return {.code = Code::unauthenticated, .message = std::move(message), .reason = std::move(reason)};
}

Result<Session> read_session(Database& database, const std::string& digest) {
  static const Lookup kLookup(
      kSessions, "token_hash",
      {"id", "user_id", "token_hash", "last_seen", "idle_expires_at", "expires_at", "revoked_at"});
  Session session;
  const bool found = TRY(kLookup.find(database, digest, &session));
  if (!found || !equal_secrets(session.token_hash, digest)) return refuse("Sign in first.", {});
  return session;
}

Outcome check_session(const Session& session, Timestamp now) {
  if (session.revoked_at) return refuse("You have been signed out. Sign in again.", "session_revoked");
  if (!(now < session.expires_at) || !(now < session.idle_expires_at))
    return refuse("Your session has ended. Sign in again.", "session_expired");
  return Done{};
}

// At most once a minute, and only while nobody else writes: it may be late, it may not make anybody wait.
void note_activity(const Api& api, Exchange& exchange, const Session& session, Timestamp now) {
  if (now.ms - session.last_seen.ms < kNoteActivityMs || !api.may_write || !api.may_write()) return;
  static constexpr Field kLastSeen = field<&Session::last_seen>("").unversioned();
  static constexpr Field kIdle = field<&Session::idle_expires_at>("").unversioned();
  static constexpr Field kLastActive = field<&User::last_active>("").unversioned();
  Session seen = session;
  seen.last_seen = now;
  seen.idle_expires_at = {now.ms + (session.idle_expires_at.ms - session.last_seen.ms)};  // as long as at the start
  User user;
  user.last_active = now;
  if (!api.writer().begin_note()) return;
  Database& database = api.writer().database();
  const auto done =
      touch(database, kSessions, session.id, {{&kLastSeen, kLastSeen.read(&seen)}, {&kIdle, kIdle.read(&seen)}});
  const auto also = touch(database, kUsers, session.user_id.value, {{&kLastActive, kLastActive.read(&user)}});
  if (!done || !also) return api.writer().undo_request();
  (void)api.writer().keep_request();
  exchange.mark_write();
}

// Nil as well for who works for the platform.
Result<Uuid> only_tenant(const Api& api, Workspace& workspace, const Subject& subject) {
  Uuid only;
  for (const Grant& grant : subject.grants)
    if (grant.level == ScopeLevel::platform) return Uuid{};
  for (const Membership& m : api.catalogue.members(api.people)) {
    bool several = false;
    Query query;
    query.where.push_back({m.field, Op::equal, to_text(subject.id)});
    TRY(workspace.select(*m.entity, query, [&](const void* row) {
      const Uuid& tenant = record_of(row).tenant;
      several |= !only.is_nil() && only != tenant;
      only = tenant;
    }));
    if (several) return Uuid{};
  }
  return only;
}

}  // namespace

template <class Key, class Value>
std::optional<Value> CallerFinder::recall(const std::map<Key, Value>& of, const Key& key, const Version& version) {
  const std::lock_guard lock(mutex_);
  if (!version || version_ != version) return std::nullopt;
  const auto known = of.find(key);
  return known == of.end() ? std::nullopt : std::optional(known->second);
}

template <class Key, class Value>
void CallerFinder::remember(std::map<Key, Value>& in, const Key& key, const Value& value, const Version& version) {
  if (!version) return;
  const std::lock_guard lock(mutex_);
  if (version_ != version) {
    sessions_.clear();
    people_.clear();
    version_ = version;
  }
  if (in.size() >= kMostKnown) in.clear();
  in.insert_or_assign(key, value);
}

// One that is about to be noted or to end is read again: it may have been noted since.
Result<Session> CallerFinder::find_session(Intent intent, const std::string& token, Version& version) {
  const std::string digest = token_digest(token);
  const Timestamp now = api_.store->clock.now();
  version = api_.writer().version(intent);
  auto known = recall(sessions_, digest, version);
  if (known && now.ms - known->last_seen.ms < kNoteActivityMs && check_session(*known, now)) return std::move(*known);
  Session session = TRY(read_session(api_.writer().database(intent), digest));
  version = api_.writer().version(intent);
  remember(sessions_, digest, session, version);
  return session;
}

Result<CallerFinder::Person> CallerFinder::load(Workspace& workspace, const Uuid& person) const {
  Person out;
  out.held = std::make_shared<const Subject>(TRY(api_.load_subject(workspace, person)));
  out.tenant = TRY(only_tenant(api_, workspace, *out.held));
  return out;
}

Result<CallerFinder::Person> CallerFinder::find_person(Workspace& workspace, Intent intent, const Uuid& id,
                                                       const Version& version) {
  if (auto known = recall(people_, id, version)) return std::move(*known);
  Person person = TRY(load(workspace, id));
  // What was read may be newer than the version that was told before.
  if (api_.writer().version(intent) == version) remember(people_, id, person, version);
  return person;
}

Result<Caller> CallerFinder::find(Exchange& exchange) {
  const SentToken sent = sent_token(exchange);
  if (sent.token.empty()) return refuse("Sign in first.", {});
  if (sent.by_cookie && !exchange.is_safe()) TRY(check_origin(exchange, true));
  const Intent intent = intent_of(exchange);
  TRY(api_.writer().begin_read(intent));
  Version version;
  const Session session = TRY(find_session(intent, sent.token, version));
  SqlWorkspace workspace(api_.writer().database(intent), *api_.store);
  TRY(check_session(session, workspace.now()));
  auto person = find_person(workspace, intent, session.user_id.value, version);
  if (!person || !person->held->active) return refuse("This account cannot be used at the moment.", "inactive");
  note_activity(api_, exchange, session, workspace.now());
  Caller caller;
  caller.held = std::move(person->held);
  caller.tenant = person->tenant;
  caller.actor = {.id = caller.subject().id, .name = caller.subject().name, .behind = {}};
  caller.session = session.id;
  return caller;
}
