#include <algorithm>

#include "fonts/icons.h"
#include "platform/files.h"
#include "records/list_parts.h"
#include "records/list_place.h"
#include "records/place_of_row.h"
#include "records/session.h"
#include "records/words.h"
#include "ui/button.h"
#include "ui/layout.h"
#include "ui/page.h"
#include "ui/states.h"

namespace records::list_parts {
namespace {

const Action* create_action(const Entity& entity) {
  return catalogue().find_action(std::string(entity.name) + ".create");
}

bool is_narrowed(const ListQuery& query) {
  return !query.filter.empty() || !query.q.empty() || !query.archived.empty();
}

std::vector<Json> selected_rows(const ListScreen& s) {
  std::vector<Json> out;
  for (std::size_t i = 0; i < s.list.rows().size() && i < s.table.state.selected.size(); ++i)
    if (s.table.state.selected[i]) out.push_back(s.list.rows()[i]);
  return out;
}

void draw_bulk(ListScreen& s, const Entity& entity) {
  const Action* archive = catalogue().find_action(std::string(entity.name) + ".archive");
  if (archive && s.table.state.selected_count > 0) {
    const std::string label = "Archive " + std::to_string(s.table.state.selected_count) + " selected";
    const std::string why = why_not(*archive);
    ui::flow(ui::button_width(label, {.icon = icon::kArchive, .small = true}));
    if (ui::button(label, {.icon = icon::kArchive, .disabled_because = why, .small = true}))
      s.bulk.ask(entity, selected_rows(s));
  }
  if (s.bulk.draw()) {
    ui::clear_selection(s.table.state);
    s.list.refresh();
  }
}

// What can be done here without choosing a row first, beside creating one.
void draw_more_actions(App& app, const Entity& entity, const ListQuery& query) {
  for (const Action* action : catalogue().actions()) {
    if (action->subject->name != entity.name || acts_on_record(*action)) continue;
    if (action->verb() == "create" || action->ask != Ask::plan) continue;
    std::string verb(action->verb());
    std::replace(verb.begin(), verb.end(), '_', '-');
    const std::string why = why_not(*action);
    ui::flow(ui::button_width(action->label, {.small = true}));
    if (ui::button(action->label, {.disabled_because = why, .small = true})) app.go(list_place(entity, query, verb));
  }
}

// The part of the tree that is looked at is no part of a saved filter.
void draw_saved(App& app, ListScreen& s, const Entity& entity, const ListQuery& query) {
  if (!session().appearance(entity)) return;
  ListQuery kept = query;
  kept.scope.clear();
  std::string parameters = to_parameters(kept);
  ui::flow(s.saved.width(parameters), 1);
  if (s.saved.draw(entity.name, parameters)) app.replace(screen_path(entity) + "?" + parameters);
}

}  // namespace

void draw_nothing(App& app, const Entity& entity, const ListQuery& query) {
  const Appearance* looks = session().appearance(entity);
  const char* sign = looks ? looks->icon : icon::kList;
  if (is_narrowed(query)) {
    const std::string title = "No " + lower_first(entity.plural) + " match";
    if (ui::empty_state({.icon = icon::kSearch,
                         .title = title,
                         .words = query.q.empty() ? "Remove a filter to see more."
                                                  : "Search for something else, or see all of them.",
                         .action = query.q.empty() ? "Clear filters" : "Show all"}))
      app.replace(screen_path(entity));
    return;
  }
  const Action* create = create_action(entity);
  const std::string title = "No " + lower_first(entity.plural) + " yet";
  const std::string why = create ? why_not(*create) : std::string();
  const std::string action = create ? std::string(create->label) : std::string();
  if (ui::empty_state({.icon = sign,
                       .title = title,
                       .words = looks ? looks->purpose : std::string_view(),
                       .action = action,
                       .disabled_because = why}))
    app.go(screen_path(entity, "new"));
}

void draw_bar(App& app, ListScreen& s, const Entity& entity, ListQuery& query, bool& moved) {
  ui::begin_bar();
  moved = s.bar.draw(entity, query);
  draw_saved(app, s, entity, query);
  draw_more_actions(app, entity, query);
  draw_bulk(s, entity);
  const float both = 2 * theme::sizes().control + theme::grid(1);
  ui::flow(both);
  ui::push_to_right(both);
  if (ui::icon_button(icon::kDownload, "Export as CSV"))
    platform::save_file("/api/" + path_of(entity) + ".csv?" + to_parameters(query));
  ui::beside(1);
  s.table.draw_column_chooser();
  ui::end_bar();
}

void draw_head(App& app, const Entity& entity, const ListQuery& query) {
  const Appearance* looks = session().appearance(entity);
  const Action* create = create_action(entity);
  const std::string why = create ? why_not(*create) : std::string();
  const std::string label = create ? std::string(create->label) : std::string();
  if (ui::page_head({.title = entity.plural,
                     .words = looks ? looks->purpose : std::string_view(),
                     .action = label,
                     .icon = create ? icon::kAdd : nullptr,
                     .disabled_because = why}))
    app.go(list_place(entity, query, "new"));
}

}  // namespace records::list_parts
