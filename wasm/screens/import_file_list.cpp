#include "screens/import_file_list.h"

#include "fonts/icons.h"
#include "records/words.h"
#include "ui/button.h"
#include "ui/layout.h"

namespace {

// True when it was removed.
bool draw_kind(const ImportFiles& files, FileKind kind, bool busy, bool last) {
  const ChosenFile& file = files.at(kind);
  const bool chosen = !file.text.empty();
  const theme::Colors& c = theme::colors();
  const std::string_view label = kind_label(kind);
  const std::string detail = !chosen ? std::string(file_name(kind)) + " with the columns " + columns_text(kind)
                                     : file.name + ", " + records::format_bytes(file.text.size());
  const std::string count =
      chosen ? records::count_of(static_cast<std::int64_t>(file.keys.size()), "record", "records") : "not given";
  ui::push_id(label);
  const ui::Item room = ui::plain({ui::available(), theme::grid(theme::narrow() ? 14 : 10)});
  ui::gap(0);
  const ImRect& r = room.rect;
  if (!last) paint::line_across(r.Min.x, r.Max.x, r.Max.y, theme::fade(c.border, 0.7F));
  paint::glyph({r.Min.x + theme::sizes().icon / 2, r.GetCenter().y}, chosen ? icon::kCheckCircle : icon::kCircle,
               chosen ? c.positive : c.muted);
  const float left = r.Min.x + theme::sizes().icon + theme::grid(3);
  const float button = theme::sizes().control + theme::grid(1);
  const float end = r.Max.x - button - paint::text_width(ui::Face::body, count) - theme::grid(3);
  const float names = theme::narrow() ? 0 : theme::grid(32);
  const float middle = theme::narrow() ? r.GetCenter().y : r.Max.y;
  paint::text_in({left, r.Min.y, end, middle}, ui::Face::strong, c.text, label);
  paint::text_in({left + names, theme::narrow() ? middle : r.Min.y, end, r.Max.y}, ui::Face::body, c.muted, detail);
  paint::text_in({end, r.Min.y, r.Max.x - button, r.Max.y}, ui::Face::body, chosen ? c.text : c.muted, count,
                 ui::Align::right);
  mirror::open(0, r, {.role = ui::Role::listitem});
  mirror::leaf(0, r, {.role = ui::Role::text, .name = std::string(label) + ": " + count + ", " + detail});
  bool removed = false;
  if (chosen && !busy) {
    const ImVec2 after = ImGui::GetCurrentWindow()->DC.CursorPos;
    ImGui::SetCursorScreenPos({r.Max.x - theme::sizes().control, r.GetCenter().y - theme::sizes().control / 2});
    const std::string name = "Remove " + file.name;
    removed = ui::icon_button(icon::kClose, name);
    ImGui::SetCursorScreenPos(after);
    ui::plain({0, 0});
    ui::gap(0);
  }
  mirror::close();
  ImGui::PopID();
  return removed;
}

}  // namespace

bool draw_file_list(ImportFiles& files, bool busy) {
  bool removed = false;
  ui::begin_card("Files");
  ui::muted("Drop them anywhere on this page, or choose them. They are known by their names, or by their first lines.");
  ui::gap(2);
  const ImVec2 at = ImGui::GetCurrentWindow()->DC.CursorPos;
  mirror::open(ui::id_of("kinds"), {at.x, at.y, at.x + ui::available(), at.y + theme::grid(60)},
               {.role = ui::Role::list, .name = "Files"});
  for (std::size_t i = 0; i < kFileKinds; ++i) {
    const auto kind = static_cast<FileKind>(i);
    if (!draw_kind(files, kind, busy, i + 1 == kFileKinds)) continue;
    files.remove(kind);
    removed = true;
  }
  mirror::close();
  for (const ChosenFile& file : files.files)
    if (!file.fault.empty()) ui::toned(file.name + ", " + file.fault, ui::Tone::danger);
  for (const std::string& name : files.unknown)
    ui::toned(name + " is none of the six: neither its name nor its first line says so.", ui::Tone::warning);
  if (!files.unknown.empty() && ui::button("Leave them out", {.small = true})) files.unknown.clear();
  ui::end_card();
  ui::gap(3);
  return removed;
}
