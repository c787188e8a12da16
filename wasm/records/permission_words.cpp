#include "records/permission_words.h"

#include <map>

#include "records/record_list.h"
#include "records/session.h"
#include "records/words.h"

namespace records {
namespace {

constexpr std::string_view kLevel = " at level ";

const std::string& name_of_module(const std::string& code) {
  static RecordList modules(*catalogue().find_entity("modules"));
  static std::map<std::string, std::string, std::less<>> names;
  modules.ask({});
  if (modules.poll())
    for (const Json& row : modules.rows()) names[std::string(row.text("code"))] = row.text("name");
  std::string& name = names[code];
  if (name.empty()) name = words_of(code);
  return name;
}

}  // namespace

std::string area_of_permission(std::string_view permission) {
  if (permission.find(kLevel) != permission.npos) return "Modules";
  const std::string_view table = permission.substr(0, permission.find('.'));
  if (table == "journal") return "Audit";
  const Entity* entity = catalogue().find_entity(table);
  return entity ? std::string(entity->plural) : words_of(table);
}

std::string deed_of_permission(std::string_view permission) {
  if (const auto at = permission.find(kLevel); at != permission.npos) {
    const std::string_view module = permission.substr(0, at);
    const std::string name = module == "every module" ? "Every module" : name_of_module(std::string(module));
    return name + ": " + std::string(permission.substr(at + kLevel.size()));
  }
  const std::string_view label = catalogue().label_of(permission);
  const std::string what = " " + lower_first(area_of_permission(permission));
  return std::string(label.ends_with(what) ? label.substr(0, label.size() - what.size()) : label);
}

}  // namespace records
