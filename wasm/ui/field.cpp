#include "ui/field.h"

#include <cmath>
#include <utility>

#include "fonts/icons.h"
#include "ui/layout.h"
#include "ui/tooltip.h"

namespace ui {
namespace {

constexpr std::string_view kDot = "\u2022";

bool entered = false;
bool next_takes_focus = false;

std::string masked(std::string_view value) {
  std::string dots;
  for (const char c : value)
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) dots += kDot;
  return dots;
}

void draw_value(const Item& it, const ImRect& inner, std::string_view value, const FieldOptions& o) {
  const bool empty = value.empty();
  const theme::Colors& c = theme::colors();
  const Align align = (o.flags & mirror::kRight) != 0 ? Align::right : Align::left;
  // While it has the focus, the real input shows what is typed.
  if (it.focused && !empty) return;
  const std::string dots = (o.flags & mirror::kPassword) != 0 ? masked(value) : std::string();
  paint::text_in(inner, Face::body,
                 empty                        ? c.muted
                 : o.disabled_because.empty() ? c.text
                                              : c.muted,
                 empty           ? o.placeholder
                 : !dots.empty() ? std::string_view(dots)
                                 : value,
                 align);
}

ImRect inner_of(const ImRect& box, const FieldOptions& o) {
  ImRect inner = paint::inset(box, theme::grid(2.5F), 0);
  if (o.icon != nullptr) inner.Min.x += theme::sizes().icon + theme::grid(1);
  if (!o.unit.empty()) inner.Max.x -= paint::text_width(Face::body, o.unit) + theme::grid(2);
  return inner;
}

Edit edit_box(Role role, std::string_view label, std::string& value, const FieldBox& field, const FieldOptions& o) {
  Edit edit;
  edit.changed = mirror::take_input(field.id, value) && o.disabled_because.empty();
  if (value.size() > o.most) value.resize(o.most);
  ImRect reach = inner_of(field.box, o);
  reach.Expand({theme::grid(2.5F), 0});
  const std::string_view help = !o.fault.empty() ? o.fault : !o.disabled_because.empty() ? o.disabled_because : o.help;
  const Item it =
      item_at(field.id, reach, {.role = role, .name = label, .value = value, .help = help, .flags = field_flags(o)});
  if (it.hovered)
    ImGui::SetMouseCursor(o.disabled_because.empty() ? ImGuiMouseCursor_TextInput : ImGuiMouseCursor_NotAllowed);
  edit.focused = it.focused;
  edit.submitted = role != Role::textarea && was_entered(it);
  if (!it.visible) return edit;
  draw_box(it, field.box, o);
  if (role == Role::textarea) {
    const ImRect inner = paint::inset(field.box, theme::grid(2.5F), theme::grid(1.5F));
    ImGui::PushClipRect(field.box.Min, field.box.Max, true);
    if (!it.focused || value.empty())
      paint::paragraph(inner.Min, Face::body, value.empty() ? theme::colors().muted : theme::colors().text,
                       value.empty() ? o.placeholder : std::string_view(value), inner.GetWidth());
    ImGui::PopClipRect();
  } else {
    draw_value(it, inner_of(field.box, o), value, o);
  }
  if (!o.disabled_because.empty()) tooltip(it, o.disabled_because);
  return edit;
}

}  // namespace

bool take_entered() { return std::exchange(entered, false); }
void focus_next_box(bool wanted) { next_takes_focus = wanted; }

bool was_entered(const Item& it) {
  const bool now = it.focused && key(ImGuiKey_Enter, false);
  entered = entered || now;
  return now;
}

std::uint32_t field_flags(const FieldOptions& o) {
  std::uint32_t flags = o.flags | mirror::kFocusable;
  if (!o.fault.empty()) flags |= mirror::kInvalid;
  if (!o.disabled_because.empty()) flags |= mirror::kDisabled | mirror::kReadOnly;
  return flags;
}

FieldBox begin_field(std::string_view label, const FieldOptions& o, float height) {
  ImGui::BeginGroup();
  const float width = std::floor(o.width > 0 ? o.width : std::fmin(available(), theme::sizes().form));
  if (!o.hide_label) {
    const Item it = plain({width, paint::line_height(Face::body)});
    const float end = it.rect.Min.x + paint::text_width(Face::strong, label);
    paint::text_in(it.rect, Face::strong, theme::colors().text, label);
    if ((o.flags & mirror::kRequired) != 0)
      paint::text_in({end + theme::grid(1), it.rect.Min.y, it.rect.Max.x, it.rect.Max.y}, Face::body,
                     theme::colors().muted, "required");
    if (o.changed)
      ImGui::GetWindowDrawList()->AddCircleFilled({it.rect.Max.x - theme::sizes().dot, it.rect.GetCenter().y},
                                                  theme::sizes().dot / 2, theme::colors().accent);
    gap(1.5F);
  }
  const Item room = plain({width, height});
  const FieldBox field{.id = id_of(label), .box = room.rect};
  if (std::exchange(next_takes_focus, false)) mirror::focus(field.id);
  return field;
}

void end_field(const FieldOptions& o) {
  const std::string_view words = o.fault.empty() ? o.help : o.fault;
  if (!words.empty()) {
    gap(1.5F);
    push_right_edge(ImGui::GetCurrentWindow()->DC.CursorPos.x + std::fmin(available(), theme::sizes().form));
    if (!o.fault.empty()) {
      const Item sign = plain({theme::sizes().icon_small, paint::line_height(Face::small)});
      paint::glyph(sign.rect.GetCenter(), icon::kError, theme::colors().danger, theme::sizes().icon_small);
      beside(1);
    }
    toned(words, o.fault.empty() ? Tone::neutral : Tone::danger, Face::small);
    pop_right_edge();
  }
  ImGui::EndGroup();
}

void draw_box(const Item& it, const ImRect& box, const FieldOptions& o) {
  const theme::Colors& c = theme::colors();
  const bool enabled = o.disabled_because.empty();
  paint::fill(box, enabled ? c.surface : c.skeleton);
  paint::outline(box, !o.fault.empty() ? c.danger : enabled ? (it.hovered ? c.muted : c.field) : c.border);
  if (it.focused && enabled) {
    ImRect inner = box;
    inner.Expand(-theme::sizes().ring / 2);
    paint::ring(inner);
  }
  if (o.icon != nullptr)
    paint::glyph({box.Min.x + theme::grid(2) + theme::sizes().icon / 2, box.GetCenter().y}, o.icon, c.muted);
  if (!o.unit.empty())
    paint::text_in(paint::inset(box, theme::grid(2.5F), 0), Face::body, c.muted, o.unit, Align::right);
}

Edit text_field(std::string_view label, std::string& value, const FieldOptions& o) {
  const FieldBox field = begin_field(label, o, theme::sizes().control);
  const Edit edit = edit_box(Role::textbox, label, value, field, o);
  end_field(o);
  return edit;
}

Edit text_area(std::string_view label, std::string& value, int lines, const FieldOptions& o) {
  const float height = paint::line_height(Face::body) * static_cast<float>(lines) + theme::grid(3);
  const FieldBox field = begin_field(label, o, height);
  const Edit edit = edit_box(Role::textarea, label, value, field, o);
  end_field(o);
  return edit;
}

Edit search_field(std::string_view label, std::string& value, float width) {
  const FieldOptions o{.placeholder = label, .icon = icon::kSearch, .width = width, .hide_label = true, .most = 200};
  const FieldBox field = begin_field(label, o, theme::sizes().control);
  Edit edit = edit_box(Role::search, label, value, field, o);
  end_field(o);
  return edit;
}

}  // namespace ui
