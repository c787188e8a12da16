#include "screens/role_matrix.h"

#include <algorithm>

#include "access/built_in_roles.h"
#include "records/words.h"

namespace {

Role read_role(const Json& row) {
  Role role;
  for (const Field& f : kRoles.fields)
    if (const Json* value = row.find(f.wire)) f.write(&role, *value);
  if (const auto id = parse_uuid(row.text("id"))) role.id = *id;
  return role;
}

bool holds(const std::vector<std::string>& patterns, const std::string& permission, std::string& by) {
  for (const std::string& pattern : patterns)
    if (matches(pattern, permission)) {
      by = pattern;
      return true;
    }
  return false;
}

}  // namespace

void RoleMatrix::take(const records::RecordList& custom) {
  roles_.clear();
  for (const BuiltInRole& role : built_in_roles()) {
    std::vector<std::string> own(role.permissions.begin(), role.permissions.end());
    roles_.push_back({.key = std::string(role.key),
                      .label = std::string(role.label),
                      .where = "Built in",
                      .row = {},
                      .own = own,
                      .effective = own});
  }
  // Keys are known within one organisation: each has a set of its own.
  std::map<std::string, std::vector<Role>, std::less<>> by_organisation;
  for (const Json& row : custom.rows())
    by_organisation[std::string(row.text("organisationId"))].push_back(read_role(row));
  for (const Json& row : custom.rows()) {
    const RoleSet set(by_organisation[std::string(row.text("organisationId"))]);
    const std::string_view cluster = row.text("clusterName");
    const Role role = read_role(row);
    roles_.push_back({.key = role.key,
                      .label = role.name,
                      .where = std::string(cluster.empty() ? row.text("organisationName") : cluster),
                      .row = row,
                      .own = role.permissions,
                      .effective = set.permissions(role.key)});
  }
}

MatrixCell RoleMatrix::cell(const std::string& permission, std::size_t at) const {
  const MatrixRole& role = roles_[at];
  std::string by;
  if (holds(role.own, permission, by)) return {by == permission ? Held::own : Held::pattern, by};
  if (holds(role.effective, permission, by)) return {Held::included, by};
  return {};
}

bool RoleMatrix::toggles(std::size_t role, const std::string& permission) const {
  return roles_[role].custom() && basket_.contains({std::string(roles_[role].row.text("id")), permission});
}

void RoleMatrix::toggle(std::size_t at, const std::string& permission) {
  const MatrixRole& role = roles_[at];
  const Held held = cell(permission, at).held;
  if (!role.custom() || held == Held::pattern || held == Held::included) return;
  const std::pair key{std::string(role.row.text("id")), permission};
  if (!basket_.erase(key)) basket_.insert(key);
}

int RoleMatrix::next_changed(std::vector<std::string>& permissions) const {
  for (std::size_t at = 0; at < roles_.size(); ++at) {
    const std::string id(roles_[at].row.is_null() ? std::string_view() : roles_[at].row.text("id"));
    const bool changed = std::any_of(basket_.begin(), basket_.end(),
                                     [&](const auto& entry) { return !id.empty() && entry.first == id; });
    if (!changed) continue;
    permissions = roles_[at].own;
    for (const auto& [role, permission] : basket_) {
      if (role != id) continue;
      const auto known = std::find(permissions.begin(), permissions.end(), permission);
      if (known == permissions.end()) permissions.push_back(permission);
      else permissions.erase(known);
    }
    return static_cast<int>(at);
  }
  return -1;
}

void RoleMatrix::forget(std::size_t at) {
  const std::string id(roles_[at].row.text("id"));
  std::erase_if(basket_, [&](const auto& entry) { return entry.first == id; });
}
