#include "screens/import_done.h"

#include "fonts/icons.h"
#include "intake/undo_import.h"
#include "records/plan_view.h"
#include "records/problem_view.h"
#include "records/record_list.h"
#include "records/session.h"
#include "records/visit.h"
#include "records/words.h"
#include "ui/button.h"
#include "ui/layout.h"
#include "ui/marks.h"

void ImportDone::show(const Json& answer) {
  close();
  answer_ = answer;
  if (const std::string_view id = answer.text("id"); !id.empty()) import_.show(kImports, id);
}

void ImportDone::close() {
  answer_ = {};
  import_.clear();
  undo_.close();
  planning_ = false;
}

void ImportDone::draw_undo() {
  if (!import_.ready()) return;
  const bool undone = import_.row().text("state") == "undone";
  if (ui::button("Undo import",
                 {.icon = icon::kUndo,
                  .disabled_because = undone ? std::string_view("It is undone already.") : std::string_view(),
                  .busy = undo_.busy()})) {
    planning_ = true;
    undo_.begin(kUndoImport, import_.id(), import_.etag());
    undo_.plan(Json::object());
  }
  ui::beside();
  records::place_link("Open the import", records::screen_path(kImports, import_.id()));
}

void ImportDone::draw() {
  if (answer_.is_null()) return;
  if (import_.poll() || undo_.poll())
    if (undo_.state() == records::DeedState::done) {
      planning_ = false;
      undo_.close();
      import_.refresh();
    }
  const bool undone = import_.ready() && import_.row().text("state") == "undone";
  ui::begin_card(undone ? "Undone" : "Imported");
  ui::gap(1);
  if (import_.ready()) ui::text(import_.row().text("summary"), ui::Face::strong);
  ui::muted(records::count_of(answer_.integer("created"), "row", "rows") + " made, " +
            records::count_of(answer_.integer("updated"), "row", "rows") + " changed." +
            (undone ? " All of it was taken back." : ""));
  ui::gap(3);
  draw_undo();
  ui::end_card();
  ui::gap(5);
  if (planning_) records::draw_plan_dialog(undo_, Json::object(), "Undo import", planning_);
}

void draw_earlier_imports() {
  static records::RecordList earlier(kImports, 5);
  earlier.ask({.sort = "-createdAt"});
  earlier.poll();
  if (earlier.rows().empty()) return;
  ui::gap(2);
  ui::heading(2, "Earlier imports");
  ui::gap(2);
  for (const Json& row : earlier.rows()) {
    const std::string_view state = row.text("state");
    ui::push_id(row.text("id"));
    ui::status(records::words_of(state), state == "undone" ? ui::Tone::neutral : ui::Tone::positive);
    ui::beside(4);
    ui::muted(records::format_ago(row.text("createdAt")));
    const std::string place = records::screen_path(kImports, row.text("id"));
    if (theme::narrow()) {
      ui::text(row.text("summary"));
      records::place_link("Open the import", place);
    } else {
      ui::beside(4);
      records::place_link(row.text("summary"), place);
    }
    ImGui::PopID();
    ui::gap(1);
  }
}
