#include "access/tell_flips.h"

#include <algorithm>
#include <set>

#include "model/catalogue.h"

namespace {

struct Standing {
  const Subject& subject;
  Place place;
};

bool same(const Grant& a, const Grant& b) { return to_json(kGrant, &a) == to_json(kGrant, &b); }

// Grants of which one side knows nothing, or something else.
void add_differing(const std::vector<Grant>& some, const std::vector<Grant>& others, std::vector<const Grant*>& out) {
  for (const Grant& grant : some)
    if (std::none_of(others.begin(), others.end(), [&](const Grant& other) { return same(grant, other); }))
      out.push_back(&grant);
}

Result<Place> place_of_grant(Workspace& workspace, const Grant& grant) {
  for (const Entity* entity : workspace.catalogue().entities())
    if (entity->scope == grant.level && grant.level != ScopeLevel::platform)
      return workspace.place_of_scope(*entity, grant.scope);
  return Place{};
}

std::set<std::string> modules_of(const Subject& a, const Subject& b) {
  std::set<std::string> out;
  for (const Subject* subject : {&a, &b})
    for (const Grant& grant : subject->grants)
      for (const ModuleAccess& access : grant.modules) out.insert(access.module_id);
  return out;
}

// What the hotel has bought is another matter.
bool opens(const Standing& s, const std::string& module, AccessLevel level, Timestamp now) {
  const ModuleQuestion asked{module, level, {}, {.licence = Licence::active}};
  return decide(s.subject, {.permission = "", .place = s.place, .module = asked}, now).allowed;
}

// The highest level; "" for none.
std::string_view level_in(const Standing& s, const std::string& module, Timestamp now) {
  for (const AccessLevel level : {AccessLevel::admin, AccessLevel::write, AccessLevel::read})
    if (opens(s, module, level, now)) return to_name(level);
  return {};
}

void compare_modules(const Standing& before, const Standing& after, Timestamp now, Flip& flip) {
  static const std::string kEvery;  // a name that no list holds: only who has all modules opens it
  const std::string_view all_before = level_in(before, kEvery, now), all_after = level_in(after, kEvery, now);
  if (all_before != all_after) (all_after.empty() ? flip.loses : flip.gains).push_back("every module at level admin");
  for (const std::string& module : modules_of(before.subject, after.subject)) {
    const std::string_view was = level_in(before, module, now), is = level_in(after, module, now);
    if (was == is || (was == all_before && is == all_after)) continue;
    if (!was.empty()) flip.loses.push_back(module + " at level " + std::string(was));
    if (!is.empty()) flip.gains.push_back(module + " at level " + std::string(is));
  }
}

Outcome compare(Workspace& workspace, const Standing& before, const Standing& after, std::string place) {
  const Timestamp now = workspace.now();
  Flip flip{before.subject.id, before.subject.name, std::move(place), {}, {}};
  for (const std::string& permission : workspace.catalogue().permissions()) {
    const bool was = allows(before.subject, permission, before.place, now);
    const bool is = allows(after.subject, permission, after.place, now);
    if (was != is) (is ? flip.gains : flip.loses).push_back(permission);
  }
  compare_modules(before, after, now, flip);
  if (flip.gains.empty() && flip.loses.empty()) return Done{};
  Row person(kUsers);
  const bool seen =
      TRY(workspace.fetch(kUsers, flip.person, person.data())) && TRY(may_see(kUsers, person.data(), workspace));
  if (!seen) flip.person = {}, flip.name = "Somebody whom you may not see";
  workspace.flip(std::move(flip));
  return Done{};
}

template <class T>
Outcome tell_one(Workspace& workspace, const T& row, const T* after) {
  if (!workspace.changes().changes.empty() || !workspace.changes().summary.empty()) return Done{};
  const Subject was = TRY(load_subject(workspace, row.user_id));
  Subject is = was;
  const std::string record = std::string(entity<T>().name) + "/" + to_text(row.id);
  std::erase_if(is.grants, [&](const Grant& grant) { return grant.record == record; });
  if (after)
    if (auto grant = TRY(grant_of(workspace, *after))) is.grants.push_back(std::move(*grant));
  return tell_flips(workspace, was, is);
}

}  // namespace

Outcome tell_flips(Workspace& workspace, const Assignment& now, const Assignment* after) {
  return tell_one(workspace, now, after);
}

Outcome tell_flips(Workspace& workspace, const AccessGrant& now, const AccessGrant* after) {
  return tell_one(workspace, now, after);
}

Outcome tell_flips(Workspace& workspace, const Subject& before, const Subject& after) {
  std::vector<const Grant*> differing;
  add_differing(before.grants, after.grants, differing);
  add_differing(after.grants, before.grants, differing);
  std::vector<Place> told;
  for (const Grant* grant : differing) {
    const Place place = TRY(place_of_grant(workspace, *grant));
    if (std::find(told.begin(), told.end(), place) != told.end()) continue;
    told.push_back(place);
    TRY(compare(workspace, {before, place}, {after, place},
                grant->scope_name.empty() ? "the platform" : grant->scope_name));
  }
  return Done{};
}

Outcome tell_flips(Workspace& workspace, const Subject& subject, const Place& from, const Place& to,
                   const std::string& name) {
  return compare(workspace, {subject, from}, {subject, to}, name);
}
