#include "ui/disclosure.h"

#include "fonts/icons.h"
#include "ui/layout.h"

namespace ui {

bool begin_disclosure(std::string_view label, std::string_view key, bool open_at_first) {
  ImGui::PushID(key.data(), key.data() + key.size());
  ImGuiStorage& storage = *ImGui::GetStateStorage();
  bool open = storage.GetBool(id_of("open"), open_at_first);
  const Item it = item(label, {available(), theme::sizes().control},
                       {.role = Role::button,
                        .name = label,
                        .flags = mirror::kFocusable | mirror::kExpandable | (open ? mirror::kExpanded : 0U)});
  if (it.pressed) storage.SetBool(id_of("open"), open = !open);
  if (it.visible) {
    if (it.hovered) paint::fill(it.rect, theme::colors().hover);
    const float sign = theme::sizes().icon_small;
    paint::glyph({it.rect.Min.x + theme::grid(1) + sign / 2, it.rect.GetCenter().y},
                 open ? icon::kChevronDown : icon::kChevronRight, theme::colors().muted);
    paint::text_in({it.rect.Min.x + theme::grid(2) + theme::sizes().icon, it.rect.Min.y, it.rect.Max.x, it.rect.Max.y},
                   Face::body, theme::colors().text, label);
    if (it.ringed) paint::ring(it.rect);
  }
  const float indent = theme::grid(2) + theme::sizes().icon;
  ImGui::Indent(indent);
  return open;
}

void end_disclosure() {
  ImGui::Unindent(theme::grid(2) + theme::sizes().icon);
  ImGui::PopID();
}

}  // namespace ui
