#include "records/side_view.h"

#include "app/app.h"
#include "platform/platform.h"
#include "records/list_screen.h"
#include "records/problem_view.h"
#include "records/record_details.h"
#include "records/session.h"
#include "records/words.h"
#include "ui/dialog.h"
#include "ui/layout.h"
#include "ui/states.h"
#include "ui/tabs.h"
#include "ui/toast.h"

namespace records {
namespace {

// Fields of something new may stand in the address: /app/assignments/new?userId=…
Json given_by(const Router& router, const Shape& shape) {
  Json out = Json::object();
  for (const Field& f : shape.fields)
    if (std::string value = router.query(f.wire); !value.empty()) out.set(f.wire, std::move(value));
  return out;
}

std::span<const RecordTab> tabs_of_screens;

std::string done_words(const Action& action, std::string_view title) {
  const std::string what = title.empty() ? std::string(action.subject->label) : std::string(title);
  if (action.verb() == "create") return what + " was created.";
  if (action.verb() == "archive") return what + " was archived.";
  if (action.verb() == "restore") return what + " was restored.";
  if (action.verb() == "change") return what + " was saved.";
  return std::string(action.label) + ": done.";
}

}  // namespace

void set_record_tabs(std::span<const RecordTab> tabs) { tabs_of_screens = tabs; }
std::span<const RecordTab> record_tabs() { return tabs_of_screens; }

bool acts_on_record(const Action& action) {
  return action.input ? !action.target.empty() || action.verb() == "change" : action.verb() != "create";
}

const Action* find_side_action(const Entity& entity, std::string_view verb, bool on_record) {
  std::string name = std::string(entity.name) + ".";
  for (const char c : verb == "new" ? std::string_view("create") : verb) name += c == '-' ? '_' : c;
  const Action* action = catalogue().find_action(name);
  return action && acts_on_record(*action) == on_record ? action : nullptr;
}

bool SideView::waiting_for_record() {
  if (record_.ready()) return false;
  if (record_.problem()) {
    if (draw_failure(record_.problem(), "the record")) record_.refresh();
  } else {
    ui::skeleton(record_.since(), 6);
  }
  return true;
}

void SideView::finish(App& app, const Entity& entity, const SidePlace& place, ActionForm& form) {
  const Action& action = *form.action();
  const Field* title = entity.find(entity.title);
  const std::string id(form.result().text("id"));
  ui::toast(done_words(action, title ? form.result().text(title->wire) : std::string_view()));
  refresh_lists(entity);
  record_.refresh();
  history_.refresh();
  const bool gone = action.verb() == "archive" && place.parameters.find("archived=") == std::string::npos;
  const std::string next = gone ? std::string() : !id.empty() ? id : record_.id();
  forms_.clear();
  app.go(place.at(next));
}

void SideView::draw_action(App& app, const Entity& entity, const SidePlace& place, const Action& action,
                           const std::string& key) {
  auto& form = forms_[key];
  if (!form) form = std::make_unique<ActionForm>();
  if (!form->begun() || form->action() != &action) {
    const Shape& shape = action.input ? *action.input : *action.subject;
    const bool on_record = acts_on_record(action);
    form->begin(action, on_record ? record_.row() : Json(), on_record ? record_.etag() : std::string(),
                given_by(app.router(), shape));
  }
  const ActionForm::Outcome outcome = form->draw();
  if (outcome == ActionForm::Outcome::open) return;
  if (outcome == ActionForm::Outcome::done) return finish(app, entity, place, *form);
  const std::string back = acts_on_record(action) ? record_.id() : std::string();
  forms_.erase(key);
  app.go(place.at(back));
}

void SideView::draw_tabs(App& app, const Entity& entity, const SidePlace& place, std::string_view tab) {
  std::vector<RecordTab> tabs;
  for (const RecordTab& each : record_tabs())
    if (each.entity->name == entity.name && each.first) tabs.push_back(each);
  tabs.push_back({&entity, "Details", tabs.empty() ? "" : "details", nullptr});
  for (const RecordTab& each : record_tabs())
    if (each.entity->name == entity.name && !each.first) tabs.push_back(each);
  tabs.push_back({&entity, "History", "history", nullptr});
  std::vector<std::string_view> labels;
  int at = 0;
  for (std::size_t i = 0; i < tabs.size(); ++i) {
    labels.push_back(tabs[i].label);
    if (tabs[i].segment == tab) at = static_cast<int>(i);
  }
  if (ui::tabs("Views of the record", labels, at)) {
    const auto chosen = static_cast<std::size_t>(at);
    app.go(place.at(record_.id() + (chosen == 0 ? std::string() : "/" + std::string(tabs[chosen].segment))));
  }
  ui::gap(3);
  const RecordTab& now = tabs[static_cast<std::size_t>(at)];
  if (now.draw) now.draw(record_.row(), place);
  else if (now.label == "History") history_.draw(entity, record_.id());
  else draw_record_details(entity, record_.row(), place);
}

void SideView::refresh(std::string_view id) {
  if (record_.id() == id) record_.refresh();
}

bool SideView::draw(App& app, const Entity& entity, const SidePlace& place) {
  const std::string id(app.router().part("id"));
  const std::string tab(app.router().part("tab"));
  const bool on_record = parse_uuid(id).has_value();
  if (on_record) record_.show(entity, id);
  record_.poll();
  const Action* action = on_record ? find_side_action(entity, tab, true) : find_side_action(entity, id, false);
  bool open = true;
  std::string title = action      ? title_of(*action, on_record ? record_.row() : Json())
                           : on_record ? record_.title()
                                  : std::string(entity.label);
  if (title.empty()) title = entity.label;
  platform::set_title(title + " \u00B7 Carmen");
  app.set_crumbs({{std::string(entity.plural), place.at({})}, {title, ""}});
  if (!ui::begin_side_panel(title, open)) return true;
  if (!on_record && !action) {
    ui::empty_state({.icon = nullptr, .title = "There is nothing at this address"});
  } else if (!on_record || !waiting_for_record()) {
    if (action) draw_action(app, entity, place, *action, id + "/" + tab);
    else draw_tabs(app, entity, place, tab);
  }
  ui::end_side_panel();
  return !open;
}

}  // namespace records
