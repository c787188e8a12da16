#include "app/app.h"

#include <algorithm>
#include <imgui.h>

#include "fonts/icons.h"
#include "mirror/mirror.h"
#include "platform/platform.h"
#include "ui/keyboard_map.h"
#include "ui/popup.h"
#include "ui/states.h"
#include "ui/toast.h"

namespace {

App* running = nullptr;

constexpr ui::PaletteWords kScopes{"Choose what to look at", "Organisation, cluster or hotel",
                                   "Search organisations, clusters and hotels"};

constexpr ui::MenuItem kPersonMenu[] = {{.icon = icon::kContrast, .label = "Theme of the system"},
                                        {.icon = icon::kSun, .label = "Light theme"},
                                        {.icon = icon::kMoon, .label = "Dark theme"},
                                        {.icon = icon::kDensity, .label = "Dense rows"},
                                        {.icon = icon::kKeyboard, .label = "Keyboard map", .detail = "?"},
                                        {.icon = icon::kLogout, .label = "Sign out"}};
enum PersonChoice { system_theme, light_theme, dark_theme, dense_rows, keyboard, sign_out_now };

// The deepest screen in the rail that the path lies under.
bool leads_to(std::string_view place, std::string_view path) {
  return path == place || (path.size() > place.size() && path.starts_with(place) && path[place.size()] == '/');
}

}  // namespace

App::App(std::span<const Screen> screens) : router_(screens) {}

std::string App::in_scope(std::string_view location) const {
  if (!location.starts_with("/app") || has_parameter(location, "scope")) return std::string(location);
  return with_parameter(location, "scope", router_.query("scope"));
}

void App::enter_scope(std::string_view scope) {
  platform::go(with_parameter(platform::location(), "scope", scope));
  follow();
}

void App::go(std::string_view location) {
  platform::go(in_scope(location));
  follow();
}
void App::replace(std::string_view location) {
  platform::replace(in_scope(location));
  follow();
}

void App::follow() {
  crumbs_.clear();
  router_.follow(platform::location());
  const std::string title = router_.screen() != nullptr ? std::string(router_.screen()->label) : "Not found";
  platform::set_title(title + " \u00B7 Carmen");
  platform::request_frame();
}

std::vector<ui::RailItem> App::rail() const {
  std::vector<ui::RailItem> items;
  std::string_view area;
  std::size_t current = 0;
  std::size_t depth = 0;
  for (const Screen& s : router_.screens()) {
    if (s.icon == nullptr || (shows != nullptr && !shows(s))) continue;
    if (s.area != area) items.push_back({.label = s.area});
    area = s.area;
    items.push_back({.label = s.label, .icon = s.icon, .url = s.path});
    if (leads_to(s.path, router_.path()) && s.path.size() > depth) {
      depth = s.path.size();
      current = items.size();
    }
  }
  if (current > 0) items[current - 1].current = true;
  return items;
}

std::vector<ui::Crumb> App::crumbs() const {
  std::vector<ui::Crumb> out;
  for (const auto& [label, place] : crumbs_) out.push_back({.label = label, .url = place});
  if (out.empty() && router_.screen() != nullptr) out.push_back({.label = router_.screen()->label, .url = {}});
  return out;
}

void App::draw() {
  if (prepare != nullptr) prepare(*this);
  mirror::begin_frame();
  draw_frame();
  ui::draw_toasts();
  mirror::end_frame();
}

void App::draw_frame() {
  const std::vector<ui::RailItem> items = rail();
  const std::vector<ui::Crumb> path = crumbs();
  const ui::FrameEvents events = ui::begin_frame({.rail = items,
                                                  .crumbs = path,
                                                  .scope = scope_,
                                                  .scope_icon = scope_icon_,
                                                  .narrowed = !router_.query("scope").empty(),
                                                  .person = person_});
  if (router_.screen() != nullptr) router_.screen()->draw(*this);
  else draw_missing();
  ui::end_main();
  if (events.rail >= 0) go(items[static_cast<std::size_t>(events.rail)].url);
  if (events.crumb >= 0) go(std::string(path[static_cast<std::size_t>(events.crumb)].url));
  if (events.search) ui::open_palette();
  if (events.scope) ui::open_palette(kScopes);
  if (events.everything) enter_scope({});
  draw_person_menu(events);
  draw_over();
  ui::end_frame();
}

void App::draw_person_menu(const ui::FrameEvents& events) {
  const ImGuiID id = ImHashStr("person menu");
  if (events.person) ui::open_popup(id);
  ui::MenuItem items[std::size(kPersonMenu)];
  std::copy(std::begin(kPersonMenu), std::end(kPersonMenu), items);
  items[static_cast<int>(theme::mode())].checked = true;
  items[dense_rows].checked = theme::density() == theme::Density::dense;
  switch (ui::menu(id, events.person_anchor, items, static_cast<int>(std::size(items)))) {
    case system_theme: theme::set_mode(theme::Mode::system); break;
    case light_theme: theme::set_mode(theme::Mode::light); break;
    case dark_theme: theme::set_mode(theme::Mode::dark); break;
    case dense_rows:
      theme::set_density(theme::density() == theme::Density::dense ? theme::Density::comfortable
                                                                   : theme::Density::dense);
      break;
    case keyboard: ui::open_keyboard_map(); break;
    case sign_out_now:
      if (sign_out != nullptr) sign_out(*this);
      break;
    default: break;
  }
}

void App::draw_missing() {
  const bool home = ui::empty_state({.icon = icon::kPlace,
                                     .title = "There is nothing at this address",
                                     .words = "It may have been moved or archived, or you may not see it.",
                                     .action = "Go to the overview"});
  if (home && !router_.screens().empty()) go(router_.screens().front().path);
}

void App::draw_over() {
  ui::PaletteEntry chosen;
  const auto source = [this](std::string_view typed, std::vector<ui::PaletteEntry>& out) {
    if (ui::palette_shows(kScopes)) return find_scopes != nullptr ? find_scopes(*this, typed, out) : void();
    for (const Screen& s : router_.screens())
      if (s.icon != nullptr && (shows == nullptr || shows(s)))
        out.push_back(
            {.label = std::string(s.label), .detail = "Screen", .icon = s.icon, .place = std::string(s.path)});
    if (find != nullptr) find(*this, typed, out);
  };
  const bool scopes = ui::palette_shows(kScopes);
  if (ui::draw_palette(source, chosen)) {
    if (scopes) enter_scope(chosen.place);
    else go(chosen.place);
  }
  ui::draw_keyboard_map({});
}

void run(App& app) {
  running = &app;
  ui::set_address([](std::string_view place) { return running->in_scope(place); });
  platform::on_location([] { running->follow(); });
  platform::run({.prepare = theme::prepare, .draw = [] { running->draw(); }});
  app.replace(platform::location());
}
