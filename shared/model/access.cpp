#include "model/access.h"

#include <algorithm>

#include "core/text.h"
#include "core/time.h"

namespace {

constexpr Field kModuleFields[] = {
    field<&ModuleAccess::module_id>("Module").required().up_to(64),
    field<&ModuleAccess::access_level>("Level"),
    field<&ModuleAccess::permissions>("Permissions").up_to(64),
};
static_assert(describes<ModuleAccess>(kModuleFields));

constexpr Field kGrantFields[] = {
    field<&Grant::source>("Source"),
    field<&Grant::record>("Record"),
    field<&Grant::role>("Role"),
    field<&Grant::permissions>("Permissions"),
    field<&Grant::level>("Level"),
    field<&Grant::scope>("Scope"),
    field<&Grant::scope_name>("Where"),
    field<&Grant::above>("Inside"),
    field<&Grant::inherits>("Reaches below"),
    field<&Grant::deny>("Refuses"),
    field<&Grant::all_modules>("All modules"),
    field<&Grant::modules>("Modules"),
    field<&Grant::starts_at>("Starts"),
    field<&Grant::ends_at>("Ends"),
};
static_assert(describes<Grant>(kGrantFields));

constexpr Field kSubjectFields[] = {
    field<&Subject::id>("ID"),
    field<&Subject::name>("Name"),
    field<&Subject::active>("Active"),
    field<&Subject::status>("Status"),
    field<&Subject::personal>("Sees personal data"),
    field<&Subject::grants>("Grants"),
};
static_assert(describes<Subject>(kSubjectFields));

bool valid_at(const Grant& grant, Timestamp now) { return holds_at(grant.starts_at, grant.ends_at, now); }

bool covers(ScopeLevel level, const Uuid& scope, bool inherits, const Place& place) {
  if (!place.within(level, scope)) return false;
  return inherits || place.level() == level;
}

bool names(const Grant& grant, std::string_view permission) {
  return std::any_of(grant.permissions.begin(), grant.permissions.end(),
                     [&](const std::string& pattern) { return matches(pattern, permission); });
}

std::optional<AccessLevel> level_in(const Grant& grant, std::string_view module) {
  if (grant.all_modules) return AccessLevel::admin;
  for (const ModuleAccess& access : grant.modules)
    if (access.module_id == module) return access.access_level;
  return {};
}

bool opens(const Grant& grant, const ModuleQuestion& asked) {
  const auto level = level_in(grant, asked.module);
  if (!level) return false;
  if (*level != AccessLevel::custom) return *level >= asked.needed;
  for (const ModuleAccess& access : grant.modules)
    if (access.module_id == asked.module)
      for (const std::string& pattern : access.permissions)
        if (matches(pattern, asked.key)) return true;
  return false;
}

bool grants(const Grant& grant, const Question& q) {
  return q.module ? opens(grant, *q.module) : names(grant, q.permission);
}

// "change people", "use inventory at level write"
std::string deed(const Question& q) {
  if (q.module) return "use " + std::string(q.module->module) + " at level " + std::string(to_name(q.module->needed));
  return q.words.empty() ? "use " + std::string(q.permission) : lower_first(q.words);
}

// The same with the code behind it: "the right to change people (users.change)"
std::string right(const Question& q) {
  const bool coded = !q.module && !q.words.empty();
  return "the right to " + deed(q) + (coded ? " (" + std::string(q.permission) + ")" : std::string());
}

std::string where(const Question& q) {
  return q.place_name.empty() ? std::string() : " at " + std::string(q.place_name);
}

std::string no(const Subject& subject, const Question& q) {
  return "No. " + subject.name + " may not " + deed(q) + where(q);
}

Decision refuse(Decision d, std::string code, std::string rule, std::string text, std::string sentence) {
  d.code = std::move(code);
  d.trace.push_back({Mark::decided, std::move(rule), std::move(text)});
  d.sentence = std::move(sentence);
  return d;
}

std::string reached(const Grant& grant, std::string_view then = {}) {
  const std::string_view between = grant.scope_name.empty() ? "" : ", ";
  std::string text;
  text.reserve(grant.source.size() + between.size() + grant.scope_name.size() + then.size());
  return text.append(grant.source).append(between).append(grant.scope_name).append(then);
}

// Every step of the licence rule, or nothing when it holds.
std::optional<Decision> check_licence(Decision& d, const Subject& subject, const ModuleQuestion& asked) {
  const bool writes = asked.needed != AccessLevel::read;
  const Entitlement& e = asked.entitlement;
  const std::string module(asked.module);
  if (e.licence == Licence::none) {
    d.remedies.push_back(e.remedy);
    return refuse(
        std::move(d), "LICENSE_REQUIRED", "licence", e.text,
        "No. " + subject.name + " holds the access, but the hotel's contract does not include " + module + ".");
  }
  if (e.licence == Licence::expired && writes) {
    d.remedies.push_back(e.remedy);
    return refuse(std::move(d), "LICENSE_EXPIRED", "licence", e.text,
                  "No. The hotel's licence for " + module + " has ended; reading is still possible.");
  }
  d.trace.push_back({Mark::matched, "licence", e.text});
  return {};
}

}  // namespace

constinit const Shape kModuleAccess{"module_access", "Module access", kModuleFields};
constinit const Shape kGrant{"grant", "Grant", kGrantFields};
constinit const Shape kSubject{"subject", "Subject", kSubjectFields};

bool matches(std::string_view pattern, std::string_view permission) {
  if (pattern == "*" || pattern == permission) return true;
  if (pattern.size() > 2 && pattern.substr(pattern.size() - 2) == ".*")
    return permission.substr(0, pattern.size() - 1) == pattern.substr(0, pattern.size() - 1);
  if (pattern.size() > 2 && pattern.substr(0, 2) == "*.") {
    const auto tail = pattern.substr(1);
    return permission.size() > tail.size() && permission.substr(permission.size() - tail.size()) == tail;
  }
  return false;
}

Decision decide(const Subject& subject, const Question& q, Timestamp now) {
  Decision d;
  if (!subject.active)
    return refuse(std::move(d), "SUBJECT_INACTIVE", "subject", subject.name + " is " + subject.status,
                  "No. " + subject.name + " is " + subject.status + " and may do nothing.");
  d.trace.reserve(subject.grants.size() + 3);
  d.trace.push_back({Mark::matched, "subject", subject.name + " is active"});

  const Grant* permit = nullptr;
  bool level_too_low = false;
  for (const Grant& grant : subject.grants) {
    if (!covers(grant.level, grant.scope, grant.inherits, q.place)) {
      d.trace.push_back({Mark::looked_at, "scope", reached(grant, ": does not reach this place")});
      continue;
    }
    if (!valid_at(grant, now)) {
      d.trace.push_back({Mark::looked_at, "time", reached(grant, ": not valid at this time")});
      continue;
    }
    if (grants(grant, q)) {
      if (grant.deny)
        return refuse(std::move(d), "EXPLICIT_DENY", "deny", reached(grant) + ": refuses " + right(q),
                      no(subject, q) + ": " + reached(grant) + " refuses it.");
      d.trace.push_back({Mark::matched, "grant", reached(grant) + ": gives " + right(q)});
      if (!permit) permit = &grant;
      continue;
    }
    const bool some_level = q.module && !grant.deny && level_in(grant, q.module->module);
    level_too_low |= some_level;
    d.trace.push_back({Mark::looked_at, some_level ? "level" : "grant",
                       reached(grant, some_level ? ": the level is too low" : ": does not name it")});
  }
  // A deny anywhere wins, also over permits that were listed before it: the loop returns on the first deny.
  if (!permit && level_too_low)
    return refuse(std::move(d), "LEVEL", "level", "The highest level held is below the one needed",
                  "No. " + subject.name + " has access to " + std::string(q.module->module) + ", but needs the level " +
                      std::string(to_name(q.module->needed)) + ".");
  if (!permit)
    return refuse(std::move(d), "NO_GRANT", "grant", "Nothing held gives " + right(q) + where(q),
                  no(subject, q) + ": nothing held gives it.");
  if (q.module)
    if (auto refused = check_licence(d, subject, *q.module)) return std::move(*refused);

  d.allowed = true;
  d.code = "ALLOW";
  d.trace.push_back({Mark::decided, "grant", reached(*permit)});
  d.sentence = "Yes, through " + reached(*permit) + ".";
  return d;
}

bool allows(const Subject& subject, std::string_view permission, const Place& place, Timestamp now) {
  if (!subject.active) return false;
  bool permitted = false;
  for (const Grant& grant : subject.grants) {
    if (!covers(grant.level, grant.scope, grant.inherits, place) || !valid_at(grant, now)) continue;
    if (!names(grant, permission)) continue;
    if (grant.deny) return false;
    permitted = true;
  }
  return permitted;
}

Error refusal(const Decision& d) {
  return {.code = Code::forbidden, .message = d.sentence, .reason = d.code, .trace = d.trace, .remedies = d.remedies};
}

bool Reach::covers(const Place& place) const {
  const auto in = [&](const Scope& s) { return ::covers(s.level, s.id, s.inherits, place); };
  if (std::any_of(denied.begin(), denied.end(), in)) return false;
  return everywhere || std::any_of(allowed.begin(), allowed.end(), in);
}

Reach reach(const Subject& subject, std::string_view permission, Timestamp now) {
  Reach out;
  out.self = subject.id;
  if (!subject.active) return out;
  for (const Grant& grant : subject.grants) {
    if (!valid_at(grant, now)) continue;
    if (!grant.deny) out.above.insert(out.above.end(), grant.above.begin(), grant.above.end());
    if (!names(grant, permission)) continue;
    if (grant.deny) out.denied.push_back({grant.level, grant.scope, grant.inherits});
    else if (grant.level == ScopeLevel::platform && grant.inherits) out.everywhere = true;
    else out.allowed.push_back({grant.level, grant.scope, grant.inherits});
  }
  std::sort(out.above.begin(), out.above.end());
  out.above.erase(std::unique(out.above.begin(), out.above.end()), out.above.end());
  return out;
}
