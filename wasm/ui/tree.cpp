#include "ui/tree.h"

#include <vector>

#include "fonts/icons.h"
#include "platform/platform.h"
#include "ui/layout.h"

namespace ui {
namespace {

struct Seen {
  ImGuiID id;
  int level;
  bool has_children;
  bool expanded;
};

std::vector<Seen> rows;
ImGuiID last_focused = 0;
ImGuiID to_toggle = 0;  // by an arrow key of the frame before
bool has_stop = false;  // a row of this frame can be reached with Tab

void move(std::size_t at, int step) {
  const std::size_t to = at + static_cast<std::size_t>(step);
  if (to < rows.size()) mirror::focus(rows[to].id);
}

void to_parent(std::size_t at) {
  for (std::size_t i = at; i-- > 0;)
    if (rows[i].level < rows[at].level) return mirror::focus(rows[i].id);
}

void follow_keys(std::size_t at) {
  const Seen& row = rows[at];
  last_focused = row.id;
  if (key(ImGuiKey_DownArrow)) move(at, 1);
  if (key(ImGuiKey_UpArrow)) move(at, -1);
  if (key(ImGuiKey_RightArrow) && row.has_children) row.expanded ? move(at, 1) : static_cast<void>(to_toggle = row.id);
  if (key(ImGuiKey_LeftArrow)) row.has_children&& row.expanded ? static_cast<void>(to_toggle = row.id) : to_parent(at);
  if (to_toggle != 0) platform::request_frame();
}

void draw(const Item& it, const TreeRow& row, const ImRect& sign) {
  const theme::Colors& c = theme::colors();
  if (row.selected) paint::fill(it.rect, c.select);
  if (it.hovered) paint::fill(it.rect, c.hover);
  if (row.has_children)
    paint::glyph(sign.GetCenter(), row.expanded ? icon::kChevronDown : icon::kChevronRight, c.muted);
  float x = sign.Max.x + theme::grid(1);
  if (row.icon != nullptr) {
    paint::glyph({x + theme::sizes().icon / 2, it.rect.GetCenter().y}, row.icon, row.selected ? c.accent : c.muted);
    x += theme::sizes().icon + theme::grid(2);
  }
  // Where both do not fit, the name is what people look for.
  const Face face = row.selected ? Face::strong : Face::body;
  const float wanted = row.detail.empty() ? 0 : paint::text_width(Face::small, row.detail) + theme::grid(3);
  const float room = it.rect.Max.x - theme::grid(1) - x;
  const float detail = theme::narrow() && paint::text_width(face, row.label) + wanted > room ? 0 : wanted;
  paint::text_in({x, it.rect.Min.y, it.rect.Max.x - detail - theme::grid(1), it.rect.Max.y}, face, c.text, row.label);
  if (detail > 0)
    paint::text_in(paint::inset(it.rect, theme::grid(2), 0), Face::small, c.muted, row.detail, Align::right);
  if (it.ringed) paint::ring(paint::inset(it.rect, theme::sizes().ring, theme::sizes().ring));
}

}  // namespace

void begin_tree(std::string_view name) {
  rows.clear();
  has_stop = false;
  const ImVec2 at = ImGui::GetCurrentWindow()->DC.CursorPos;
  push_id(name);
  mirror::open(id_of("tree"), {at.x, at.y, at.x + available(), at.y + theme::sizes().row},
               {.role = Role::tree, .name = name});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
}

TreePress tree_row(const TreeRow& row) {
  const ImGuiID id = id_of(row.key);
  const bool stop = id == last_focused || (!has_stop && rows.empty() && last_focused == 0) || row.selected;
  has_stop = has_stop || stop;
  std::uint32_t flags =
      mirror::kSelectable | (row.selected ? mirror::kSelected : 0U) | (stop ? mirror::kFocusable : mirror::kRoving);
  if (row.has_children) flags |= mirror::kExpandable | (row.expanded ? mirror::kExpanded : 0U);
  const Item it =
      item(row.key, {available(), theme::sizes().row},
           {.role = Role::treeitem, .name = row.label, .help = row.detail, .flags = flags, .position = row.level});
  const float left = it.rect.Min.x + theme::grid(5) * static_cast<float>(row.level - 1) + theme::grid(1);
  const ImRect sign(left, it.rect.Min.y, left + theme::grid(5), it.rect.Max.y);
  if (it.visible) draw(it, row, sign);
  rows.push_back({.id = id, .level = row.level, .has_children = row.has_children, .expanded = row.expanded});
  TreePress press{.chosen = it.pressed, .toggled = to_toggle == id};
  if (press.toggled) to_toggle = 0;
  const bool on_sign = row.has_children && it.hovered && ImGui::GetIO().MousePos.x < sign.Max.x;
  if (it.pressed && on_sign) press = {.chosen = false, .toggled = true};
  return press;
}

void end_tree() {
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].id == mirror::focused()) follow_keys(i);
  ImGui::PopStyleVar();
  mirror::close();
  ImGui::PopID();
}

}  // namespace ui
