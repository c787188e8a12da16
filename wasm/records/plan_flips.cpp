#include "records/plan_flips.h"

#include <map>
#include <set>

#include "records/record_list.h"
#include "records/session.h"
#include "records/words.h"
#include "ui/disclosure.h"
#include "ui/layout.h"

namespace records {
namespace {

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

// "users.create" as "Create person", "journal.read" as "Read journal", "inventory at level write" as "Inventory:
// write".
std::string words_of_permission(std::string_view permission) {
  static constexpr std::string_view kLevel = " at level ";
  if (const auto at = permission.find(kLevel); at != permission.npos && !permission.starts_with("every "))
    return name_of_module(std::string(permission.substr(0, at))) + ": " +
           std::string(permission.substr(at + kLevel.size()));
  const Action* action = catalogue().find_action(permission);
  if (action) return std::string(action->label);
  const auto dot = permission.find('.');
  if (dot == permission.npos || permission.find(' ') != permission.npos) return std::string(permission);
  const Entity* entity = catalogue().find_entity(permission.substr(0, dot));
  return words_of(permission.substr(dot + 1)) + " " +
         lower_first(entity ? entity->plural : words_of(permission.substr(0, dot)));
}

void draw_side(const Json::Array& what, std::string_view sign, ui::Tone tone) {
  std::string words;
  for (const Json& permission : what)
    if (const std::string* text = permission.if_text())
      words += (words.empty() ? std::string(sign) + " " : ", ") + words_of_permission(*text);
  if (!words.empty()) ui::toned(words, tone);
}

std::string title_of(const Json& flip) {
  const std::size_t gains = flip.items("gains").size(), loses = flip.items("loses").size();
  std::string out(flip.text("name"));
  if (gains) out += " gains " + std::to_string(gains);
  if (loses) out += std::string(gains ? " and" : "") + " loses " + std::to_string(loses);
  return out + " at " + std::string(flip.text("place"));
}

// People, not places: one person may turn at several.
std::string count_people(const Json::Array& flips, std::string_view side, std::string_view one, std::string_view many) {
  std::set<std::string> people;
  for (std::size_t i = 0; i < flips.size(); ++i) {
    if (flips[i].items(side).empty()) continue;
    const std::string_view id = flips[i].text("person");
    people.insert(id.empty() ? "#" + std::to_string(i) : std::string(id));
  }
  return people.empty() ? std::string() : count_of(static_cast<std::int64_t>(people.size()), one, many);
}

}  // namespace

void draw_flips(const Json& plan) {
  const Json::Array& flips = plan.items("flips");
  if (!flips.empty()) {
    ui::heading(3, "Who may do more or less");
    const std::string gain = count_people(flips, "gains", "person gains", "people gain");
    const std::string lose = count_people(flips, "loses", "person loses", "people lose");
    ui::muted(gain + (gain.empty() || lose.empty() ? "" : ", ") + lose);
    ui::gap(1);
    constexpr std::size_t kShown = 100;
    for (std::size_t i = 0; i < flips.size() && i < kShown; ++i) {
      if (ui::begin_disclosure(title_of(flips[i]), "flip" + std::to_string(i), flips.size() == 1)) {
        draw_side(flips[i].items("gains"), "+", ui::Tone::positive);
        draw_side(flips[i].items("loses"), "\u2212", ui::Tone::danger);
      }
      ui::end_disclosure();
    }
    if (flips.size() > kShown) ui::muted("and " + std::to_string(flips.size() - kShown) + " more");
    ui::gap(2);
  }
  if (plan.items("touched").empty()) return;
  ui::heading(3, "What else it touches");
  for (const Json& item : plan.items("touched")) ui::text(item.text("text"));
  ui::gap(2);
}

}  // namespace records
