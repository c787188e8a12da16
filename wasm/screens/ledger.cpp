#include "screens/ledger.h"

#include "fonts/icons.h"
#include "ui/layout.h"

namespace {

std::string sentence(std::span<const LedgerColumn> columns, std::span<const std::string> cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].empty()) continue;
    if (!out.empty()) out += ", ";
    if (i > 0 && !columns[i].label.empty()) out.append(columns[i].label).append(" ");
    out += cells[i];
  }
  return out;
}

}  // namespace

Ledger::Ledger(std::string_view name, std::span<const LedgerColumn> columns)
    : columns_(columns), width_(ui::available()), tight_(width_ < theme::grid(130)) {
  ui::push_id(name);
  const ImVec2 at = ImGui::GetCurrentWindow()->DC.CursorPos;
  mirror::open(ui::id_of("lines"), {at.x, at.y, at.x + width_, at.y + theme::sizes().row},
               {.role = ui::Role::group, .name = name});
  draw_head();
}

Ledger::~Ledger() {
  mirror::close();
  ImGui::PopID();
}

void Ledger::draw_head() {
  bool any = false;
  for (const LedgerColumn& c : columns_) any = any || !c.label.empty();
  if (!any) return;
  const ui::Item room = ui::plain({width_, theme::grid(7)});
  ui::gap(0);
  std::string labels[8];
  for (std::size_t i = 0; i < columns_.size() && i < 8; ++i) labels[i] = columns_[i].label;
  draw_cells(room.rect, {labels, columns_.size()}, ui::Face::small, theme::colors().muted);
  paint::line_across(room.rect.Min.x, room.rect.Max.x, room.rect.Max.y, theme::colors().border);
}

void Ledger::draw_cells(const ImRect& r, std::span<const std::string> cells, ui::Face face, ImU32 color) {
  const float space = theme::grid(3);
  float fixed = 0;
  for (const LedgerColumn& c : columns_)
    if (shows(c) && c.steps > 0) fixed += theme::grid(c.steps);
  float x = r.Min.x;
  for (std::size_t i = 0; i < columns_.size() && i < cells.size(); ++i) {
    const LedgerColumn& c = columns_[i];
    if (!shows(c)) continue;
    const float width = c.steps > 0 ? theme::grid(c.steps) : r.GetWidth() - fixed;
    const bool right = c.align == ui::Align::right;
    const ImRect box(x + (right ? space : (i == 0 ? sign_ : 0)), r.Min.y, x + width - (right ? 0 : space), r.Max.y);
    paint::text_in(box, face, color, cells[i], c.align);
    x += width;
  }
}

void Ledger::row(std::span<const std::string> cells, ui::Face face) {
  const ui::Item room = ui::plain({width_, theme::grid(8)});
  ui::gap(0);
  if (room.visible) draw_cells(room.rect, cells, face, theme::colors().text);
  const std::string words = sentence(columns_, cells);
  mirror::leaf(0, room.rect, {.role = ui::Role::text, .name = words});
}

bool Ledger::opening_row(std::string_view key, std::span<const std::string> cells) {
  ImGui::PushID(key.data(), key.data() + key.size());
  ImGuiStorage& storage = *ImGui::GetStateStorage();
  bool open = storage.GetBool(ui::id_of("open"));
  const std::string words = sentence(columns_, cells);
  const ui::Item it = ui::item("line", {width_, theme::sizes().row},
                               {.role = ui::Role::button,
                                .name = words,
                                .flags = mirror::kFocusable | mirror::kExpandable | (open ? mirror::kExpanded : 0U)});
  if (it.pressed) storage.SetBool(ui::id_of("open"), open = !open);
  if (it.visible) {
    const theme::Colors& c = theme::colors();
    if (it.hovered) paint::fill(it.rect, c.hover, 0);
    sign_ = theme::grid(6);
    paint::glyph({it.rect.Min.x + theme::grid(2), it.rect.GetCenter().y},
                 open ? icon::kChevronDown : icon::kChevronRight, c.muted, theme::sizes().icon_small);
    draw_cells(it.rect, cells, ui::Face::body, c.text);
    sign_ = 0;
    if (!open) paint::line_across(it.rect.Min.x, it.rect.Max.x, it.rect.Max.y, theme::fade(c.border, 0.7F));
    if (it.ringed) paint::ring(it.rect, 0);
  }
  ui::gap(0);
  ImGui::Indent(theme::grid(6));
  return open;
}

void Ledger::close_row(bool open) {
  if (open) {
    ui::gap(1);
    const ui::Item end = ui::plain({1, theme::grid(1)});
    const float left = end.rect.Min.x - theme::grid(6);
    paint::line_across(left, left + width_, end.rect.Max.y, theme::fade(theme::colors().border, 0.7F));
  }
  ImGui::Unindent(theme::grid(6));
  ImGui::PopID();
}
