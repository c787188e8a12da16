#include "records/session.h"

#include <algorithm>

#include "platform/clock.h"
#include "platform/platform.h"

namespace records {

Session& session() {
  static Session only;
  return only;
}

void Session::start(const Catalogue& catalogue, std::span<const Appearance> appearances) {
  catalogue_ = &catalogue;
  appearances_ = appearances;
  reload();
}

void Session::reload() { call_.get("/api/auth/session"); }

void Session::take(const Json& json) {
  Subject subject;
  const TypeOps& ops = TypeOf<Subject>::ops;
  const Json* access = json.find("access");
  if (!access || !ops.write(&subject, *access, ops)) return;
  subject_ = std::move(subject);
  if (const Json* person = json.find("user")) person_ = *person;
  landing_ = json.text("landing");
  id_ = json.text("sessionId");
  ready_ = true;
  problem_ = {};
}

void Session::poll() {
  net::Answer answer;
  if (sign_out_.take(answer)) platform::leave("/sign-in");
  if (!call_.take(answer)) return;
  const auto json = parse_json(answer.body);
  if (answer.ok() && json) take(*json);
  else problem_ = read_problem(answer);
}

void Session::sign_out() { sign_out_.send("POST", "/api/auth/sign-out"); }

Timestamp Session::now() const { return {platform::wall_clock_ms()}; }

const Appearance* Session::appearance(const Entity& entity) const {
  const auto at = std::find_if(appearances_.begin(), appearances_.end(),
                               [&](const Appearance& a) { return a.entity->name == entity.name; });
  return at == appearances_.end() ? nullptr : &*at;
}

std::optional<Decision> Session::refuse(std::string_view permission, const Place& place, std::string_view name) const {
  if (!ready_ || allows(subject_, permission, place, now())) return {};
  return decide(
      subject_,
      {.permission = permission, .words = catalogue().label_of(permission), .place = place, .place_name = name}, now());
}

std::string Session::why_not(std::string_view permission, const Place& place) const {
  const auto refused = refuse(permission, place);
  return refused ? refused->sentence : std::string();
}

bool Session::anywhere(std::string_view permission) const {
  const Reach where = reach(subject_, permission, now());
  return where.everywhere || !where.allowed.empty();
}

std::string screen_path(const Entity& entity) {
  std::string path = "/app/";
  for (const char c : entity.plural)
    path += c == ' ' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return path;
}

std::string screen_path(const Entity& entity, std::string_view id) {
  return screen_path(entity).append("/").append(id);
}

const Entity* entity_of_screen(std::string_view segment) {
  for (const Entity* entity : catalogue().entities())
    if (screen_path(*entity).substr(5) == segment) return entity;
  return nullptr;
}

}  // namespace records
