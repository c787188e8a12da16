#include "ui/page_keys.h"

#include <algorithm>
#include <imgui_internal.h>

#include "mirror/tree.h"
#include "platform/platform.h"
#include "ui/item.h"

namespace ui {
namespace {

using mirror::Element;

constexpr float kView = 0.9F;  // a line or two of what was seen stays in sight

const Element* element(ImGuiID id) {
  const auto& all = mirror::shown().elements;
  const auto at = std::find_if(all.begin(), all.end(), [id](const Element& e) { return e.id == id; });
  return id == 0 || at == all.end() ? nullptr : &*at;
}

bool is(const Element& e, Role role) { return e.role == static_cast<std::uint32_t>(role); }

// These move what they hold themselves.
bool has_own_keys(const Element& e) {
  return is(e, Role::grid) || is(e, Role::combobox) || is(e, Role::listbox) || is(e, Role::textarea);
}

bool lies_in(const Element& e, const Element& outer) {
  for (const Element* at = &e; at != nullptr; at = element(at->parent))
    if (at->id == outer.id) return true;
  return false;
}

ImGuiID area_in(const Element& outer) {
  for (const Element& e : mirror::shown().elements)
    if ((e.flags & mirror::kScrolls) != 0 && lies_in(e, outer)) return e.id;
  return 0;
}

// 0: none.
ImGuiID moved_area() {
  for (const Element* at = element(mirror::focused()); at != nullptr; at = element(at->parent)) {
    if (has_own_keys(*at)) return 0;
    if ((at->flags & mirror::kScrolls) != 0) return at->id;
    if (!is(*at, Role::dialog)) continue;
    const ImGuiID inner = area_in(*at);
    return inner != 0 ? inner : at->id;
  }
  for (const Element& e : mirror::shown().elements)
    if (is(e, Role::main)) return area_in(e);
  return 0;
}

}  // namespace

bool escaped_from(ImGuiID id) {
  if (!key(ImGuiKey_Escape, false) || ImGui::GetCurrentContext()->OpenPopupStack.Size > 0) return false;
  const Element* focus = element(mirror::focused());
  const Element* part = element(id);
  if (focus == nullptr || part == nullptr || lies_in(*focus, *part)) return part != nullptr;
  return !is(*focus, Role::textbox) && !is(*focus, Role::search) && !is(*focus, Role::combobox);
}

void scroll_by_keys(ImGuiID id) {
  const float pages = key(ImGuiKey_PageDown) ? kView : key(ImGuiKey_PageUp) ? -kView : 0;
  if (pages == 0 || moved_area() != id) return;
  const ImGuiWindow& window = *ImGui::GetCurrentWindow();
  ImGui::SetScrollY(ImClamp(window.Scroll.y + pages * window.InnerRect.GetHeight(), 0.0F, window.ScrollMax.y));
  platform::request_frame();
}

}  // namespace ui
