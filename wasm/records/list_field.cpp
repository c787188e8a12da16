#include <algorithm>

#include "fonts/icons.h"
#include "records/form.h"
#include "records/words.h"
#include "ui/button.h"
#include "ui/layout.h"

namespace records {
namespace {

// Short texts stand in one box, one a line.
bool draw_texts(const FieldPlace& p, Json::Array& items) {
  std::string text;
  for (const Json& item : items)
    if (item.if_text()) text += (text.empty() ? "" : "\n") + *item.if_text();
  const bool open = !items.empty() && items.back() == Json("");
  if (open) text += "\n";
  ui::FieldOptions o = options_of(p);
  if (o.help.empty()) o.help = "One a line";
  if (!ui::text_area(p.field.label, text, 3, o)) return false;
  items.clear();
  std::size_t from = 0;
  while (from <= text.size() && !text.empty()) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    if (end > from || end == text.size()) items.push_back(Json(text.substr(from, end - from)));
    from = end + 1;
  }
  return true;
}

bool draw_references(const FieldPlace& p, Json::Array& items) {
  bool changed = false;
  std::ptrdiff_t dropped = -1;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string path = p.path + "[" + std::to_string(i) + "]";
    Json holder = Json::object();
    holder.set(p.field.wire, items[i]);
    ImGui::PushID(path.c_str());
    ui::FieldOptions o{.fault = p.form.fault_of(path), .width = ui::available(), .hide_label = i > 0};
    if (draw_reference_field({p.form, p.shape, p.field, holder, nullptr, path}, *p.field.target, "id", o)) {
      items[i] = *holder.find(p.field.wire);
      if (items[i].is_null()) dropped = static_cast<std::ptrdiff_t>(i);
      changed = true;
    }
    ImGui::PopID();
  }
  if (dropped >= 0) items.erase(items.begin() + dropped);
  return changed;
}

Json new_part(const Shape& shape) {
  Json part = Json::object();
  for (const Field& f : shape.fields)
    if (f.kind() == Kind::choice && !f.type->nullable) part.set(f.wire, f.type->choices.front());
  return part;
}

// Parts such as modules or contacts: a card each.
bool draw_parts(const FieldPlace& p, const Shape& part, Json::Array& items) {
  bool changed = false;
  std::ptrdiff_t removed = -1;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string path = p.path + "[" + std::to_string(i) + "]";
    const std::string title = std::string(part.label) + " " + std::to_string(i + 1);
    ImGui::PushID(path.c_str());
    ui::begin_card(title);
    changed = draw_shape_fields(p.form, part, items[i], nullptr, path + ".") || changed;
    if (ui::button("Remove",
                   {.look = ui::Look::ghost, .icon = icon::kRemove, .name = "Remove " + title, .small = true}))
      removed = static_cast<std::ptrdiff_t>(i);
    ui::end_card();
    ImGui::PopID();
    ui::gap(2);
  }
  if (removed >= 0) items.erase(items.begin() + removed);
  return changed || removed >= 0;
}

}  // namespace

bool draw_list_field(const FieldPlace& p) {
  if (Json* now = p.values.find(p.field.wire); !now || !now->if_array()) p.values.set(p.field.wire, Json::array());
  Json::Array& items = *p.values.find(p.field.wire)->if_array();
  const TypeOps& item = *p.field.type->item;
  if (item.kind == Kind::text || item.kind == Kind::choice) return draw_texts(p, items);
  const bool parts = item.kind == Kind::object;
  if (parts || items.empty()) ui::heading(3, p.field.label);
  if (!p.field.hint.empty()) ui::muted(p.field.hint, ui::Face::small);
  if (const auto fault = p.form.fault_of(p.path); !fault.empty()) ui::toned(fault, ui::Tone::danger, ui::Face::small);
  ui::gap(1);
  bool changed = parts ? draw_parts(p, *item.shape(), items) : p.field.target ? draw_references(p, items) : false;
  const std::string add = "Add " + lower_first(parts            ? item.shape()->label
                                               : p.field.target ? p.field.target->label
                                                                : p.field.label);
  if (ui::button(add, {.icon = icon::kAdd, .small = true})) {
    items.push_back(parts ? new_part(*item.shape()) : Json());
    changed = true;
  }
  return changed;
}

}  // namespace records
