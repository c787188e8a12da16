#include "mirror/mirror.h"

// ImGui's own items. What our widgets draw says more about itself through mirror::leaf and mirror::open.
namespace {

ImGuiID item = 0;
ImRect place;

mirror::Role role_of(ImGuiItemStatusFlags flags) {
  if ((flags & ImGuiItemStatusFlags_Checkable) != 0) return mirror::Role::checkbox;
  if ((flags & ImGuiItemStatusFlags_Inputable) != 0) return mirror::Role::textbox;
  return mirror::Role::button;
}

}  // namespace

void ImGuiTestEngineHook_ItemAdd(ImGuiContext*, ImGuiID id, const ImRect& bb, const ImGuiLastItemData*) {
  item = id;
  place = bb;
}

// Windows report themselves as items too, and have no element of their own.
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID id, const char* label, ImGuiItemStatusFlags flags) {
  if (id != item || label == nullptr || ImGui::FindWindowByID(id) != nullptr) return;
  const char* end = ImGui::FindRenderedTextEnd(label);
  const std::uint32_t checked = (flags & ImGuiItemStatusFlags_Checked) != 0 ? mirror::kChecked : 0U;
  mirror::leaf(id, place,
               {.role = role_of(flags),
                .name = {label, static_cast<std::size_t>(end - label)},
                .flags = mirror::kFocusable | checked});
}

void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
