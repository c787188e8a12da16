#include "records/saved_views.h"

#include <algorithm>

#include "fonts/icons.h"
#include "records/filter_words.h"
#include "records/problem_view.h"
#include "records/session.h"
#include "ui/button.h"
#include "ui/dialog.h"
#include "ui/field.h"
#include "ui/layout.h"
#include "ui/popup.h"
#include "ui/toast.h"

namespace records {
namespace {

constexpr std::string_view kPath = "/api/saved-views";
constexpr std::size_t kInMenu = 20;

}  // namespace

const Json* SavedViews::applied(std::string_view parameters) const {
  for (const Json& view : list_->rows())
    if (!parameters.empty() && view.text("query") == parameters) return &view;
  return nullptr;
}

void SavedViews::send(std::string_view method, const Json* view, const Json& body) {
  std::string path(kPath);
  std::string match;
  if (view) {
    path.append("/").append(view->text("id"));
    match = "\"" + std::to_string(view->integer("version")) + "\"";
  }
  const net::Header headers[] = {{"Content-Type", "application/json"}, {"If-Match", match}};
  problem_ = {};
  call_.send(method, path, method == "DELETE" ? std::string() : to_json_text(body), std::span(headers, view ? 2 : 1));
}

void SavedViews::poll() {
  list_->poll();
  net::Answer answer;
  if (!call_.take(answer)) return;
  if (!answer.ok()) {
    problem_ = read_problem(answer);
    if (asking_ == Asking::nothing) ui::toast(problem_.message, ui::Tone::danger);
    return;
  }
  ui::toast(asking_ == Asking::nothing ? "The filter was deleted." : "The filter was saved.");
  asking_ = Asking::nothing;
  list_->refresh();
}

std::string SavedViews::label(std::string_view parameters) const {
  const Json* now = list_ ? applied(parameters) : nullptr;
  return now ? std::string(now->text("name")) : std::string("Saved filters");
}

float SavedViews::width(std::string_view parameters) const {
  return theme::narrow() ? theme::sizes().control : ui::button_width(label(parameters), {.icon = icon::kStar});
}

// The row chosen, or -1.
int SavedViews::draw_menu(std::string_view parameters) {
  const ImGuiID id = ImHashStr("saved filters menu", 0, ui::id_of("saved"));
  const Json* now = applied(parameters);
  std::vector<ui::MenuItem> items;
  const std::size_t count = std::min(list_->rows().size(), kInMenu);
  for (std::size_t i = 0; i < count; ++i)
    items.push_back(
        {.icon = icon::kFilter, .label = list_->rows()[i].text("name"), .checked = &list_->rows()[i] == now});
  const std::string rename = now ? "Rename \u201C" + std::string(now->text("name")) + "\u201D" : std::string();
  const std::string remove = now ? "Delete \u201C" + std::string(now->text("name")) + "\u201D" : std::string();
  if (!now)
    items.push_back({.icon = icon::kSave,
                     .label = "Save this filter",
                     .disabled_because = parameters.empty() ? "Filter, search or sort the list first." : ""});
  if (now) items.push_back({.icon = icon::kEdit, .label = rename});
  if (now) items.push_back({.icon = icon::kDelete, .label = remove, .danger = true});
  const char* star = now ? icon::kStar : icon::kStarOutline;
  const std::string words = label(parameters);
  if (theme::narrow() ? ui::icon_button(star, words, {.popup = true})
                      : ui::button(words, {.look = ui::Look::ghost, .icon = star, .popup = true}))
    ui::open_popup(id);
  const ImRect anchor{ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
  const int at = ui::menu(id, anchor, items.data(), static_cast<int>(items.size()));
  if (at < 0) return -1;
  if (at < static_cast<int>(count)) return at;
  const bool last = at == static_cast<int>(items.size()) - 1;
  asking_ = !now ? Asking::name : last ? Asking::removal : Asking::new_name;
  subject_ = now ? *now : Json();
  name_ = now ? std::string(now->text("name")) : std::string();
  problem_ = {};
  return -1;
}

void SavedViews::draw_naming(std::string_view resource, std::string_view parameters) {
  bool open = true;
  const bool fresh = asking_ == Asking::name;
  if (ui::begin_dialog(fresh ? "Save this filter" : "Rename this filter", open)) {
    const ui::Edit edit = ui::text_field("Name", name_, {.flags = mirror::kRequired, .most = 80});
    if (problem_) draw_problem(problem_);
    ui::gap(4);
    const ui::ButtonOptions options{
        .look = ui::Look::primary,
        .disabled_because = name_.empty() ? std::string_view("Give it a name first.") : std::string_view(),
        .busy = call_.waiting()};
    ui::push_to_right(ui::button_width("Save", options));
    const bool pressed = ui::button("Save", options) || (edit.submitted && !name_.empty());
    if (pressed && !call_.waiting()) {
      Json body = Json::Object{{"name", name_}};
      if (fresh) body = Json::Object{{"name", name_}, {"query", parameters}, {"resource", resource}};
      send(fresh ? "POST" : "PATCH", fresh ? nullptr : &subject_, body);
    }
    ui::end_dialog();
  }
  if (!open) asking_ = Asking::nothing;
}

void SavedViews::draw_dialogs(std::string_view resource, std::string_view parameters) {
  if (asking_ == Asking::name || asking_ == Asking::new_name) return draw_naming(resource, parameters);
  if (asking_ != Asking::removal) return;
  bool open = true;
  const std::string title = "Delete \u201C" + std::string(subject_.text("name")) + "\u201D";
  if (ui::confirm({.title = title,
                   .words = "The filter leaves your menu. What it found stays as it is.",
                   .deed = "Delete filter"},
                  open)) {
    asking_ = Asking::nothing;
    send("DELETE", &subject_, {});
  }
  if (!open) asking_ = Asking::nothing;
}

bool SavedViews::draw(std::string_view resource, std::string& parameters) {
  const Entity* entity = catalogue().find_entity("saved_views");
  if (!entity) return false;
  if (!list_) list_ = std::make_unique<RecordList>(*entity, 50);
  const Condition of_list{entity->find("resource"), Op::equal, Json(std::string(resource))};
  list_->ask({.filter = to_filter(std::span(&of_list, 1)), .sort = "name"});
  poll();
  ImGui::PushID("saved views");
  const int chosen = draw_menu(parameters);
  draw_dialogs(resource, parameters);
  ImGui::PopID();
  if (chosen < 0) return false;
  parameters = list_->rows()[static_cast<std::size_t>(chosen)].text("query");
  return true;
}

}  // namespace records
