#include "ui/item.h"

#include <cmath>

#include "platform/platform.h"

namespace ui {
namespace {

std::string (*address)(std::string_view) = nullptr;

constexpr float kMotion = 0.12F;  // seconds

void reveal(const Item& it) {
  const ImGuiWindow& window = *ImGui::GetCurrentWindowRead();
  if (window.InnerRect.Contains(it.rect)) return;
  ImGui::ScrollToRect(ImGui::GetCurrentWindow(), it.rect, ImGuiScrollFlags_KeepVisibleEdgeY);
  platform::request_frame();
}

// Real buttons and links are pressed by the browser; these are not.
bool by_enter(Role role) { return role == Role::column_header || role == Role::treeitem; }

void interact(Item& it, const mirror::Node& node) {
  const bool enabled = (node.flags & mirror::kDisabled) == 0;
  const bool pressable = (node.flags & (mirror::kFocusable | mirror::kRoving)) != 0;
  it.focused = mirror::focused() == it.id;
  it.ringed = it.focused && mirror::focus_visible();
  if (!pressable) {
    it.hovered = it.visible && ImGui::ItemHoverable(it.rect, it.id, ImGuiItemFlags_None);
    return;
  }
  if (it.visible) it.pressed = ImGui::ButtonBehavior(it.rect, it.id, &it.hovered, &it.held);
  const bool entered = it.focused && by_enter(node.role) && key(ImGuiKey_Enter, false);
  it.pressed = (mirror::take_activation(it.id) || it.pressed || entered) && enabled;
  if (it.hovered) ImGui::SetMouseCursor(enabled ? ImGuiMouseCursor_Hand : ImGuiMouseCursor_NotAllowed);
  if (it.focused && mirror::focus_changed()) reveal(it);
  if (it.pressed) platform::request_frame();
}

}  // namespace

ImGuiID id_of(std::string_view key) {
  if (key.empty()) key = "#";  // ImGui reads an empty text to its end
  return ImGui::GetCurrentWindow()->GetID(key.data(), key.data() + key.size());
}
void push_id(std::string_view key) { ImGui::PushOverrideID(id_of(key)); }

void set_address(std::string (*in_full)(std::string_view)) { address = in_full; }

Item item_at(ImGuiID id, const ImRect& rect, const mirror::Node& node) {
  Item it{.id = id, .rect = rect};
  if (ImGui::GetCurrentWindow()->SkipItems) return it;
  it.visible = ImGui::ItemAdd(rect, id);
  interact(it, node);
  if (node.role == Role::link && address != nullptr) {
    const std::string place = address(node.value);
    mirror::Node link = node;
    link.value = place;
    mirror::leaf(id, rect, link);
  } else {
    mirror::leaf(id, rect, node);
  }
  return it;
}

Item item(std::string_view key, ImVec2 size, const mirror::Node& node) {
  const ImVec2 at = ImGui::GetCurrentWindow()->DC.CursorPos;
  ImGui::ItemSize(size, 0);
  return item_at(id_of(key), {at.x, at.y, at.x + size.x, at.y + size.y}, node);
}

Item plain(ImVec2 size) {
  const ImVec2 at = ImGui::GetCurrentWindow()->DC.CursorPos;
  Item it{.id = 0, .rect = {at.x, at.y, at.x + size.x, at.y + size.y}};
  ImGui::ItemSize(size, 0);
  it.visible = !ImGui::GetCurrentWindow()->SkipItems && ImGui::ItemAdd(it.rect, 0);
  return it;
}

float animate(ImGuiID id, bool on) {
  float* at = ImGui::GetStateStorage()->GetFloatRef(id ^ 0x616E696DU, on ? 1.0F : 0.0F);
  const float goal = on ? 1.0F : 0.0F;
  if (*at == goal) return goal;
  const float move = ImGui::GetIO().DeltaTime / kMotion;
  *at = theme::still() ? goal : on ? std::fmin(1.0F, *at + move) : std::fmax(0.0F, *at - move);
  platform::request_frame();
  return *at * *at * (3 - 2 * *at);
}

bool key(ImGuiKey code, bool repeat) { return ImGui::IsKeyPressed(code, repeat); }
bool chord(ImGuiKey code) { return ImGui::GetIO().KeyCtrl && ImGui::IsKeyPressed(code, false); }

}  // namespace ui
