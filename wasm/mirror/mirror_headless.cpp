#include "mirror/mirror_headless.h"

#include "mirror/events.h"
#include "platform/input.h"

namespace mirror {

void apply(const Frame&, const Changes&, ImGuiID focus) {
  if (focus != 0) on_focus(focus, true);
}

namespace headless {
namespace {

const Element* by_id(ImGuiID id) {
  for (const Element& e : shown().elements)
    if (e.id == id) return &e;
  return nullptr;
}

bool inside(const Element& e, ImGuiID ancestor) {
  for (const Element* at = &e; at != nullptr; at = by_id(at->parent))
    if (at->id == ancestor) return true;
  return false;
}

bool inert(const Element& e) {
  for (const Element* at = &e; at != nullptr; at = by_id(at->parent))
    if ((at->flags & kInert) != 0) return true;
  return false;
}

bool is_box(Role role) {
  return role == Role::textbox || role == Role::textarea || role == Role::combobox || role == Role::search ||
         role == Role::date;
}

constexpr std::string_view kRoleNames[] = {
    "none",     "main",     "navigation", "banner",        "complementary", "region",  "group",       "list",
    "listitem", "heading",  "text",       "image",         "button",        "link",    "textbox",     "textarea",
    "checkbox", "toggle",   "combobox",   "listbox",       "option",        "tablist", "tab",         "table",
    "grid",     "rowgroup", "row",        "column_header", "row_header",    "cell",    "gridcell",    "tree",
    "treeitem", "menu",     "menuitem",   "dialog",        "status",        "alert",   "progressbar", "meter",
    "search",   "tooltip",  "date"};

}  // namespace

const Element* find(Role role, std::string_view name) { return find_within(0, role, name); }

const Element* find_within(ImGuiID ancestor, Role role, std::string_view name) {
  for (const Element& e : shown().elements)
    if (e.role == static_cast<std::uint32_t>(role) && shown().name(e) == name && (ancestor == 0 || inside(e, ancestor)))
      return &e;
  return nullptr;
}

bool press(Role role, std::string_view name) {
  const Element* e = find(role, name);
  if (e == nullptr || inert(*e)) return false;
  on_focus(e->id, true);
  on_activate(e->id);
  return true;
}

bool click(Role role, std::string_view name) {
  const Element* e = find(role, name);
  if (e == nullptr || inert(*e)) return false;
  const ImVec2 middle = place_of(*e).GetCenter();
  if ((e->flags & kFocusable) != 0) on_focus(e->id, false);
  using platform::Pointer;
  using platform::Stroke;
  platform::pointer(Pointer::mouse, Stroke::move, middle.x, middle.y, -1);
  platform::pointer(Pointer::mouse, Stroke::down, middle.x, middle.y, 0);
  platform::pointer(Pointer::mouse, Stroke::up, middle.x, middle.y, 0);
  return true;
}

bool fill(std::string_view label, std::string_view text) {
  for (const Element& e : shown().elements)
    if (is_box(static_cast<Role>(e.role)) && shown().name(e) == label && !inert(e)) {
      on_focus(e.id, true);
      on_input(e.id, text);
      return true;
    }
  return false;
}

void tab(bool backwards) {
  std::vector<ImGuiID> stops;
  for (const Element& e : shown().elements)
    if ((e.flags & kFocusable) != 0 && !inert(e)) stops.push_back(e.id);
  if (stops.empty()) return;
  std::size_t at = backwards ? 0 : stops.size() - 1;
  for (std::size_t i = 0; i < stops.size(); ++i)
    if (stops[i] == focused()) at = i;
  on_focus(stops[(at + (backwards ? stops.size() - 1 : 1)) % stops.size()], true);
}

ImRect place_of(const Element& element) {
  ImVec2 at{static_cast<float>(element.x), static_cast<float>(element.y)};
  for (const Element* up = by_id(element.parent); up != nullptr; up = by_id(up->parent)) {
    at.x += static_cast<float>(up->x - up->scroll_x);
    at.y += static_cast<float>(up->y - up->scroll_y);
  }
  return {at.x, at.y, at.x + static_cast<float>(element.width), at.y + static_cast<float>(element.height)};
}

std::string outline() {
  std::string out;
  for (const Element& e : shown().elements) {
    for (const Element* up = by_id(e.parent); up != nullptr; up = by_id(up->parent)) out += "  ";
    out.append(kRoleNames[e.role]).append(" \"").append(shown().name(e)).append("\"");
    if (e.value_size != 0) out.append(" = ").append(shown().value(e));
    out += '\n';
  }
  return out;
}

}  // namespace headless
}  // namespace mirror
