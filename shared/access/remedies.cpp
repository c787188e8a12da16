#include "access/remedies.h"

#include <algorithm>

#include "access/built_in_roles.h"

namespace {

constexpr std::size_t kMost = 3;

bool reaches(const Grant& grant, const Place& place) {
  return place.within(grant.level, grant.scope) && (grant.inherits || place.level() == grant.level);
}

std::string there(const Question& q) {
  return q.place_name.empty() ? std::string(" there") : " at " + std::string(q.place_name);
}

// "assignments/<id>" as its two parts.
std::pair<std::string_view, std::string_view> parts(const std::string& record) {
  const std::string_view text = record;
  const auto slash = text.find('/');
  return {text.substr(0, slash), slash == text.npos ? std::string_view() : text.substr(slash + 1)};
}

void add_roles(const Question& q, std::vector<Remedy>& out) {
  const auto roles = built_in_roles();
  for (auto role = roles.rbegin(); role != roles.rend() && out.size() < kMost; ++role) {
    const auto gives = [&](std::string_view pattern) { return matches(pattern, q.permission); };
    if (std::none_of(role->permissions.begin(), role->permissions.end(), gives)) continue;
    if (role->level != ScopeLevel::platform && q.place.at(role->level).is_nil()) continue;
    const bool by_assignment = role->level >= ScopeLevel::business_unit;
    const std::string where = role->level == ScopeLevel::platform  ? " platform-wide"
                              : role->level == ScopeLevel::cluster ? " for the cluster"
                                                                   : there(q);
    out.push_back({"Give the role " + std::string(role->label) + where,
                   by_assignment ? "assignments.create" : "users.assign_platform_role",
                   {}});
  }
}

void add_module(const Subject& subject, const Question& q, std::vector<Remedy>& out) {
  const std::string wanted = std::string(q.module->module) + " at level " + std::string(to_name(q.module->needed));
  for (const Grant& grant : subject.grants) {
    if (grant.deny || !reaches(grant, q.place)) continue;
    const auto [table, id] = parts(grant.record);
    if (table != "assignments" && table != "grants") continue;
    out.push_back({"Give " + wanted + " in the " + grant.source, std::string(table) + ".change", std::string(id)});
  }
  if (out.empty()) out.push_back({"Assign the person" + there(q) + " with " + wanted, "assignments.create", {}});
}

void add_denies(const Subject& subject, const Question& q, Timestamp now, std::vector<Remedy>& out) {
  for (const Grant& grant : subject.grants) {
    const bool ended = grant.ends_at && !(now < *grant.ends_at);
    if (!grant.deny || ended || !reaches(grant, q.place)) continue;
    out.push_back({"Take away " + grant.source, "grants.archive", std::string(parts(grant.record).second)});
  }
}

}  // namespace

std::vector<Remedy> remedies_for(const Subject& subject, const Question& q, const Decision& d, Timestamp now) {
  std::vector<Remedy> out;
  if (d.code == "SUBJECT_INACTIVE")
    out.push_back({"Reactivate " + subject.name, "users.reactivate", to_text(subject.id)});
  if (d.code == "EXPLICIT_DENY") add_denies(subject, q, now, out);
  if (d.code == "LEVEL" || (d.code == "NO_GRANT" && q.module)) add_module(subject, q, out);
  if (d.code == "NO_GRANT" && !q.module) add_roles(q, out);
  if (out.size() > kMost) out.resize(kMost);
  return out;
}
