#include "records/filter_bar.h"

#include "fonts/icons.h"
#include "platform/platform.h"
#include "records/filter_words.h"
#include "records/session.h"
#include "records/words.h"
#include "ui/button.h"
#include "ui/dialog.h"
#include "ui/field.h"
#include "ui/layout.h"
#include "ui/marks.h"
#include "ui/select.h"

namespace records {
namespace {

constexpr double kPause = 250;  // milliseconds after the last letter

std::vector<const Field*> filterable(const Entity& entity) {
  std::vector<const Field*> out;
  const bool personal = session().subject().personal;
  for (const Field& f : entity.fields)
    if (f.has(Field::Filterable) && !f.has(Field::Private) && (personal || !f.has(Field::Personal))) out.push_back(&f);
  out.push_back(record_shape().find("created_at"));
  out.push_back(record_shape().find("updated_at"));
  return out;
}

bool searchable(const Entity& entity) {
  for (const Field& f : entity.fields)
    if (f.has(Field::Searchable)) return true;
  return false;
}

std::vector<Condition> conditions_of(const Entity& entity, const std::string& filter) {
  auto parsed =
      filter.empty() ? Result<std::vector<Condition>>(std::vector<Condition>()) : parse_filter(entity, filter);
  return parsed ? std::move(*parsed) : std::vector<Condition>();
}

bool needs_value(Op op) { return op != Op::is_null && op != Op::not_null; }

}  // namespace

bool FilterBar::draw_dialog(const Entity& entity, ListQuery& query) {
  if (!ui::begin_dialog("Add filter", adding)) return false;
  (void)ui::take_entered();  // elsewhere
  const auto fields = filterable(entity);
  std::vector<ui::Option> names, ops;
  for (const Field* f : fields) names.push_back({.label = f->label});
  if (ui::select("Field", field, names, {.width = ui::available()})) op = 0, value = {};
  const Field& f = *fields[static_cast<std::size_t>(field)];
  const auto possible = ops_of(f);
  for (const Op each : possible) ops.push_back({.label = words_of(each)});
  ui::gap(3);
  ui::select("Condition", op, ops, {.width = ui::available()});
  const Op chosen = possible[static_cast<std::size_t>(op)];
  ui::gap(3);
  Field asked = f;
  asked.label = "Value";
  asked.hint = {};
  asked.flags = Field::Required;
  static const std::string kPath = "value";
  if (needs_value(chosen)) draw_form_field({value, entity, asked, value.value, nullptr, kPath});
  ui::gap(4);
  const Json* given = value.value.find(f.wire);
  const bool ready =
      !needs_value(chosen) || f.kind() == Kind::boolean || (given && !given->is_null() && !(*given == Json("")));
  ui::push_to_right(ui::button_width("Add filter"));
  bool added = false;
  const ui::ButtonOptions add{
      .look = ui::Look::primary,
      .disabled_because = ready ? std::string_view() : std::string_view("Choose a value first.")};
  if (ui::button("Add filter", add) || (ui::take_entered() && ready)) {
    auto conditions = conditions_of(entity, query.filter);
    conditions.push_back({&f, chosen, given ? *given : Json(false)});
    query.filter = to_filter(conditions);
    adding = false;
    added = true;
    value = {};
  }
  ui::end_dialog();
  return added;
}

bool FilterBar::draw(const Entity& entity, ListQuery& query) {
  bool changed = false;
  if (searchable(entity)) {
    if (typed_at == 0) typed = query.q;
    const std::string label = "Search " + lower_first(entity.plural);
    const ui::Edit edit = ui::search_field(label, typed, theme::narrow() ? ui::available() : theme::grid(70));
    if (edit.changed) typed_at = platform::now();
    if (typed_at > 0 && (edit.submitted || platform::now() - typed_at > kPause)) {
      query.q = typed;
      typed_at = 0;
      changed = true;
    } else if (typed_at > 0) {
      platform::request_frame_in(kPause + 10);
    }
    if (!theme::narrow()) ui::beside(2);
    else ui::gap(2);
  }
  if (ui::button("Add filter", {.look = ui::Look::ghost, .icon = icon::kFilter, .popup = true})) adding = true;
  ui::flow(ui::chip_width("Archived", false), 1);
  bool archived = !query.archived.empty();
  if (ui::filter_chip("Archived", archived)) {
    query.archived = archived ? "" : "only";
    changed = true;
  }
  auto conditions = conditions_of(entity, query.filter);
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    const std::string sentence = sentence_of(conditions[i]);
    ui::flow(ui::chip_width(sentence, true));
    ImGui::PushID(static_cast<int>(i));
    const bool removed = ui::chip(sentence);
    ImGui::PopID();
    if (!removed) continue;
    conditions.erase(conditions.begin() + static_cast<std::ptrdiff_t>(i));
    query.filter = to_filter(conditions);
    changed = true;
    break;
  }
  if (adding) changed = draw_dialog(entity, query) || changed;
  return changed;
}

}  // namespace records
