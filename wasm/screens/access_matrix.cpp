#include "screens/access_matrix.h"

#include <algorithm>

#include "access/built_in_roles.h"
#include "core/text.h"
#include "tenancy/department.h"
#include "tenancy/organisation.h"

namespace {

std::string key_of(std::string_view place, std::string_view role) {
  return std::string(place) + " " + std::string(role);
}

bool can_be_given(const BuiltInRole& role, ScopeLevel level) {
  if (role.level == ScopeLevel::cluster) return level == ScopeLevel::cluster;
  if (level == ScopeLevel::business_unit) return role.key == "hotel_admin" || role.key == "staff";
  return level == ScopeLevel::department && role.level == ScopeLevel::department;
}

// The field of the input that names a place.
std::string_view field_of(const Entity& entity) {
  static constexpr std::string_view kFields[kScopeLevels] = {"", "organisationId", "clusterId", "businessUnitId",
                                                             "departmentId"};
  return kFields[static_cast<std::size_t>(entity.scope)];
}

// The narrowest scope that a row names.
std::string_view place_of(const Json& row) {
  for (const std::string_view key : {"departmentId", "businessUnitId", "clusterId", "organisationId"})
    if (const std::string_view id = row.text(key); !id.empty()) return id;
  return {};
}

}  // namespace

void AccessMatrix::set_columns(const std::vector<AccessPlace>& places, const std::vector<Json>& custom_roles) {
  columns_.clear();
  for (const AccessPlace& place : places) {
    for (const BuiltInRole& role : built_in_roles())
      if (can_be_given(role, place.entity->scope))
        columns_.push_back(
            {place, std::string(role.key), std::string(role.label), place.entity->scope >= ScopeLevel::business_unit});
    if (place.entity->scope == ScopeLevel::department) continue;
    for (const Json& role : custom_roles)
      columns_.push_back({place, std::string(role.text("key")), std::string(role.text("name")), false});
  }
}

void AccessMatrix::hold(const Json& row, std::string_view place, std::string_view role) {
  const std::string person(row.text("userId"));
  held_[person].insert(key_of(place, role));
  if (const std::string_view name = row.text("userName"); !name.empty()) names_[person] = name;
}

void AccessMatrix::set_held(const std::vector<Json>& assignments, const std::vector<Json>& grants) {
  held_.clear();
  names_.clear();
  for (const Json& row : assignments) hold(row, place_of(row), row.text("role"));
  for (const Json& row : grants)
    if (row.text("effect") != "deny" && !row.text("role").empty()) hold(row, place_of(row), row.text("role"));
  people_.clear();
  for (const auto& [person, roles] : held_) {
    const bool seen = std::any_of(columns_.begin(), columns_.end(), [&, &all = roles](const AccessColumn& c) {
      return all.count(key_of(c.place.id, c.role)) > 0;
    });
    if (seen) people_.emplace_back(person, names_[person]);
  }
  std::sort(people_.begin(), people_.end(),
            [](const auto& a, const auto& b) { return fold(a.second) < fold(b.second); });
}

bool AccessMatrix::held(const std::string& person, const AccessColumn& column) const {
  const auto at = held_.find(person);
  return at != held_.end() && at->second.count(key_of(column.place.id, column.role)) > 0;
}

const AccessStepWaiting* AccessMatrix::waiting(const std::string& person, const AccessColumn& column) const {
  for (const AccessStepWaiting& step : basket_)
    if (step.person == person && step.place.id == column.place.id && step.role == column.role) return &step;
  return nullptr;
}

void AccessMatrix::put(const std::string& person, const std::string& name, const AccessColumn& column, bool give) {
  basket_.push_back({person, name, column.place, column.role, column.label, give});
}

bool AccessMatrix::drop(const std::string& person, const AccessColumn& column) {
  return std::erase_if(basket_, [&](const AccessStepWaiting& step) {
           return step.person == person && step.place.id == column.place.id && step.role == column.role;
         }) > 0;
}

void AccessMatrix::toggle(const std::string& person, const std::string& name, const AccessColumn& column) {
  const bool has = held(person, column);
  const bool dropped = drop(person, column);
  if (!dropped) put(person, name, column, !has);
  if (!column.alone || (has && !dropped)) return;
  const bool gone = dropped && !has;  // it is not given after all
  // Whoever now has this role loses the other one there, and one that was to be given is not.
  for (const AccessColumn& other : columns_) {
    if (!other.alone || other.place.id != column.place.id || other.role == column.role) continue;
    const AccessStepWaiting* step = waiting(person, other);
    if (step && step->give != gone) drop(person, other);
    if (!step && !gone && held(person, other)) put(person, name, other, false);
  }
}

void AccessMatrix::take_out(std::size_t at) {
  if (at < basket_.size()) basket_.erase(basket_.begin() + static_cast<std::ptrdiff_t>(at));
}

Json AccessMatrix::input() const {
  Json changes = Json::array();
  for (const AccessStepWaiting& step : basket_)
    changes.push(Json::Object{{"userId", step.person},
                              {std::string(field_of(*step.place.entity)), step.place.id},
                              {"role", step.role},
                              {"step", step.give ? "give" : "take"}});
  return Json::Object{{"changes", std::move(changes)}};
}
