#include "records/plan_flips.h"

#include <set>
#include <vector>

#include "records/permission_words.h"
#include "records/words.h"
#include "ui/disclosure.h"
#include "ui/fact.h"
#include "ui/layout.h"

namespace records {
namespace {

struct Area {
  std::string name;   // "People"
  std::string deeds;  // "Create, change"
};

// The permissions of a table stand beside one another already.
std::vector<Area> areas_of(const Json::Array& what) {
  std::vector<Area> out;
  for (const Json& item : what) {
    const std::string* permission = item.if_text();
    if (!permission) continue;
    const std::string area = area_of_permission(*permission);
    if (out.empty() || out.back().name != area) out.push_back({area, deed_of_permission(*permission)});
    else out.back().deeds += ", " + lower_first(deed_of_permission(*permission));
  }
  return out;
}

void draw_side(const Json::Array& what, std::string_view heading, ui::Tone tone) {
  if (what.empty()) return;
  ui::toned(heading, tone, ui::Face::strong);
  ui::gap(1);
  for (const Area& area : areas_of(what)) {
    ui::fact(area.name);
    ui::text(area.deeds);
  }
  ui::gap(1);
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
        draw_side(flips[i].items("gains"), "+ Gains", ui::Tone::positive);
        draw_side(flips[i].items("loses"), "\u2212 Loses", ui::Tone::danger);
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
