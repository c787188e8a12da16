#include "screens/role_grid.h"

#include <algorithm>
#include <cmath>

#include "core/text.h"
#include "fonts/icons.h"
#include "platform/platform.h"
#include "records/permission_words.h"
#include "records/session.h"
#include "records/words.h"
#include "ui/button.h"
#include "ui/layout.h"
#include "ui/tooltip.h"

namespace {

std::string_view about(std::string_view permission) { return permission.substr(0, permission.find('.')); }

std::string in_words(const MatrixRole& role, const std::string& permission, const MatrixCell& cell, bool waits) {
  std::string out = role.label + ", " + records::lower_first(records::catalogue().label_of(permission)) + ": ";
  if (waits) return out + (cell.held == Held::own ? "will be taken away" : "will be given");
  switch (cell.held) {
    case Held::no: return out + "no";
    case Held::own: return out + "yes";
    case Held::pattern: return out + "yes, by " + cell.by;
    case Held::included: return out + "yes, by a role it includes, " + cell.by;
  }
  return out;
}

void draw_mark(const ImRect& r, const MatrixCell& cell, bool waits) {
  const theme::Colors& c = theme::colors();
  if (waits) paint::fill(paint::inset(r, theme::grid(1), theme::grid(1)), theme::fade(c.warning, 0.2F));
  if (waits)
    return paint::glyph(r.GetCenter(), cell.held == Held::own ? icon::kRemove : icon::kAdd, c.warning,
                        theme::sizes().icon_small);
  if (cell.held == Held::no)
    return paint::fill({r.GetCenter().x - 1, r.GetCenter().y - 1, r.GetCenter().x + 2, r.GetCenter().y + 2}, c.border,
                       0);
  paint::glyph(r.GetCenter(), icon::kCheck, cell.held == Held::own ? c.accent : c.muted, theme::sizes().icon_small);
}

}  // namespace

void RoleGrid::choose(const RoleMatrix& matrix, std::string_view words, bool only_differences) {
  shown_.clear();
  const std::string wanted = lower_ascii(words);
  for (const std::string& permission : records::catalogue().permissions()) {
    const auto has_words = [&](std::string_view text) { return lower_ascii(text).find(wanted) != std::string::npos; };
    if (!has_words(permission) && !has_words(records::catalogue().label_of(permission)) &&
        !has_words(records::area_of_permission(permission)))
      continue;
    std::size_t held = 0;
    for (std::size_t i = 1; i < matrix.roles().size(); ++i) held += matrix.cell(permission, i).held != Held::no;
    if (only_differences && (held == 0 || held + 1 == matrix.roles().size())) continue;
    shown_.push_back(&permission);
  }
}

float RoleGrid::name_space(std::string_view label) const {
  return paint::paragraph_height(ui::Face::strong, label, each_ - theme::grid(2));
}

void RoleGrid::draw_head(const RoleMatrix& matrix, const ImRect& r) const {
  const theme::Colors& c = theme::colors();
  mirror::open(ui::id_of("head"), r, {.role = ui::Role::row, .position = 1});
  mirror::leaf(ui::id_of("permission"), {r.Min.x, r.Min.y, r.Min.x + first_, r.Max.y},
               {.role = ui::Role::column_header, .name = "Permission", .position = 1});
  for (std::size_t i = from_; i < until_; ++i) {
    const MatrixRole& role = matrix.roles()[i];
    const float x = r.Min.x + first_ + each_ * static_cast<float>(i - from_);
    const ImRect box(x + theme::grid(1), r.Min.y, x + each_ - theme::grid(1), r.Max.y);
    const float where = box.Max.y - theme::grid(5), name_height = name_space(role.label);
    paint::paragraph({box.Min.x, where - name_height}, ui::Face::strong, c.text, role.label, box.GetWidth(),
                     ui::Align::centre);
    paint::text_in({box.Min.x, where, box.Max.x, box.Max.y}, ui::Face::small, c.muted, role.where, ui::Align::centre);
    const std::string name = role.label + ", " + role.where;
    mirror::leaf(ui::id_of(name + std::to_string(i)), box,
                 {.role = ui::Role::column_header, .name = name, .position = static_cast<int>(i) + 2});
  }
  mirror::close();
  paint::line_across(r.Min.x, r.Max.x, r.Max.y, c.border);
}

// Where there is no room for a line of it, in two.
void RoleGrid::draw_label(const ImRect& r, std::string_view label) {
  const ImU32 ink = theme::colors().text;
  const float height = theme::narrow() ? paint::paragraph_height(ui::Face::small, label, r.GetWidth()) : 0;
  if (height == 0 || height > r.GetHeight()) paint::text_in(r, ui::Face::body, ink, label);
  else paint::paragraph({r.Min.x, r.GetCenter().y - height / 2}, ui::Face::small, ink, label, r.GetWidth());
}

void RoleGrid::draw_row(RoleMatrix& matrix, const std::string& permission, const ImRect& r) const {
  const theme::Colors& c = theme::colors();
  ui::push_id(permission);
  mirror::open(ui::id_of("row"), r, {.role = ui::Role::row});
  if (r.Contains(ImGui::GetIO().MousePos)) paint::fill(r, c.hover, 0);
  const ImRect name(r.Min.x + theme::grid(5), r.Min.y, r.Min.x + first_, r.Max.y);
  const std::string_view label = records::catalogue().label_of(permission);
  draw_label(name, label);
  const ui::Item head = ui::item_at(ui::id_of("name"), name,
                                    {.role = ui::Role::row_header, .name = label, .help = permission, .position = 1});
  ui::tooltip(head, permission);
  for (std::size_t i = from_; i < until_; ++i) {
    const float x = r.Min.x + first_ + each_ * static_cast<float>(i - from_);
    const ImRect box(x, r.Min.y, x + each_, r.Max.y);
    const MatrixCell cell = matrix.cell(permission, i);
    const bool waits = matrix.toggles(i, permission);
    const bool can = matrix.roles()[i].custom() && (cell.held == Held::no || cell.held == Held::own);
    const std::string words = in_words(matrix.roles()[i], permission, cell, waits);
    mirror::open(ui::id_of("cell" + std::to_string(i)), box,
                 {.role = ui::Role::gridcell,
                  .name = can ? std::string_view() : std::string_view(words),
                  .position = static_cast<int>(i) + 2});
    const ui::Item it = ui::item_at(ui::id_of("mark" + std::to_string(i)), box,
                                    {.role = can ? ui::Role::button : ui::Role::none,
                                     .name = can ? std::string_view(words) : std::string_view(),
                                     .flags = can ? mirror::kFocusable : 0U});
    mirror::close();
    if (can && it.hovered) paint::fill(paint::inset(box, theme::grid(1), theme::grid(1)), c.select);
    draw_mark(box, cell, waits);
    if (it.ringed) paint::ring(paint::inset(box, theme::grid(1), theme::grid(1)));
    ui::tooltip(it, words);
    if (it.pressed) matrix.toggle(i, permission);
  }
  mirror::close();
  ImGui::PopID();
}

// As many roles as fit; the others are a press away.
void RoleGrid::lay_out(const RoleMatrix& matrix) {
  const std::size_t count = matrix.roles().size();
  first_ = theme::grid(theme::narrow() ? 36 : 52);
  const float room = ui::available() - first_;
  const auto fit = std::max<std::size_t>(1, static_cast<std::size_t>(std::max(0.0F, room / theme::grid(25))));
  if (from_ >= count || fit >= count) from_ = 0;
  until_ = std::min(count, from_ + fit);
  each_ = std::floor(std::min(room / static_cast<float>(std::max<std::size_t>(1, until_ - from_)), theme::grid(40)));
  if (fit >= count) return;
  const std::string words =
      "Roles " + std::to_string(from_ + 1) + " to " + std::to_string(until_) + " of " + std::to_string(count);
  ui::label(words, ui::Face::small);
  ui::beside(2);
  if (ui::icon_button(icon::kChevronLeft, "Earlier roles",
                      {.disabled_because = from_ == 0 ? std::string_view("These are the first.") : std::string_view(),
                       .small = true}))
    from_ -= std::min(from_, fit);
  ui::beside(1);
  if (ui::icon_button(
          icon::kChevronRight, "Later roles",
          {.disabled_because = until_ == count ? std::string_view("These are the last.") : std::string_view(),
           .small = true}))
    from_ = std::min(count - 1, from_ + fit);
  until_ = std::min(count, from_ + fit);
}

void RoleGrid::draw(RoleMatrix& matrix, std::string_view words, bool only_differences) {
  choose(matrix, words, only_differences);
  lay_out(matrix);
  const auto count = static_cast<float>(until_ - from_);
  const bool tall = platform::display().coarse_pointer || theme::narrow();
  const float row = tall ? theme::sizes().touch : theme::grid(7), width = first_ + each_ * count;
  const ImVec2 at = ImGui::GetCurrentWindow()->DC.CursorPos;
  mirror::open(ui::id_of("matrix"), {at.x, at.y, at.x + width, at.y + row},
               {.role = ui::Role::grid,
                .name = "Permissions of each role",
                .position = static_cast<int>(matrix.roles().size()) + 1,
                .count = static_cast<int>(shown_.size()) + 1});
  float names = 0;
  for (std::size_t i = from_; i < until_; ++i) names = std::max(names, name_space(matrix.roles()[i].label));
  draw_head(matrix, ui::plain({width, names + theme::grid(6)}).rect);
  std::string_view group;
  const ImRect seen = ImGui::GetCurrentWindow()->InnerRect;
  for (const std::string* permission : shown_) {
    if (about(*permission) != group) {
      group = about(*permission);
      ui::gap(3);
      const ui::Item head = ui::plain({width, row});
      paint::text_in(head.rect, ui::Face::strong, theme::colors().muted, records::area_of_permission(*permission));
    }
    const ui::Item room = ui::plain({width, row});
    ui::gap(0);
    if (room.rect.Overlaps(seen)) draw_row(matrix, *permission, room.rect);
  }
  mirror::close();
}
