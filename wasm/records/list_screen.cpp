#include "records/list_screen.h"

#include <algorithm>
#include <map>
#include <memory>

#include "app/app.h"
#include "records/list_parts.h"
#include "records/list_place.h"
#include "records/name_of_record.h"
#include "records/problem_view.h"
#include "records/session.h"
#include "ui/dialog.h"
#include "ui/page.h"
#include "ui/states.h"

namespace records {
namespace {

using list_parts::ListScreen;

std::map<const Entity*, std::unique_ptr<ListScreen>>& screens() {
  static std::map<const Entity*, std::unique_ptr<ListScreen>> all;
  return all;
}

ListScreen& screen_of(const Entity& entity) {
  auto& screen = screens()[&entity];
  if (!screen) screen = std::make_unique<ListScreen>(entity);
  return *screen;
}

void draw_rows(App& app, ListScreen& s, const Entity& entity, ListQuery& query, bool& moved) {
  if (s.list.loading()) {
    ui::begin_page_body("waiting");
    ui::skeleton(s.list.since(), 8);
    return ui::end_page_body();
  }
  if (s.list.problem() && s.list.rows().empty()) {
    ui::begin_page_body("failed");
    if (draw_failure(s.list.problem(), "the list")) s.list.refresh();
    return ui::end_page_body();
  }
  if (s.list.complete() && s.list.rows().empty()) {
    ui::begin_page_body("nothing");
    list_parts::draw_nothing(app, entity, query);
    return ui::end_page_body();
  }
  s.table.state.opened = s.list.find(app.router().part("id"));
  moved = s.table.draw(s.list, query, footer_of(s.list)) || moved;
  if (s.table.opened >= 0)
    app.go(list_place(entity, query, s.list.rows()[static_cast<std::size_t>(s.table.opened)].text("id")));
}

}  // namespace

void refresh_lists(const Entity& entity) {
  for (auto& [of, screen] : screens())
    if (of == &entity) screen->list.refresh();
}

void refresh_record(const Entity& entity, std::string_view id) {
  refresh_lists(entity);
  for (auto& [of, screen] : screens())
    if (of == &entity) screen->side.refresh(id);
}

void draw_list_screen(App& app, const Entity& entity) {
  ListScreen& s = screen_of(entity);
  ListQuery query = read_list_place(app.router());
  s.list.ask(query);
  if (s.list.poll())
    for (const Json& row : s.list.rows()) learn_names(entity, row);
  const std::string beside(app.router().part("id"));
  const bool panel = !beside.empty();
  const ListQuery before = query;
  bool moved = false;
  if (!panel || !theme::narrow()) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x - (panel ? ui::side_panel_width() : 0);
    ImGui::BeginChild("list", {width, 0});
    list_parts::draw_head(app, entity, query);
    list_parts::draw_bar(app, s, entity, query, moved);
    bool sorted = false;
    draw_rows(app, s, entity, query, sorted);
    moved = moved || sorted;
    ImGui::EndChild();
    ImGui::SetCursorScreenPos(at);
  }
  if (moved && !(query == before)) app.replace(list_place(entity, query, beside));
  if (panel && s.side.draw(app, entity, {screen_path(entity), to_parameters(query)})) app.go(list_place(entity, query));
}

void draw_any_list_screen(App& app) {
  std::string_view path = app.router().path();
  path.remove_prefix(std::min<std::size_t>(path.size(), 5));
  if (const Entity* entity = entity_of_screen(path.substr(0, path.find('/')))) draw_list_screen(app, *entity);
}

}  // namespace records
