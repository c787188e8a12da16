#include "app/app.h"
#include "fonts/icons.h"
#include "platform/files.h"
#include "platform/platform.h"
#include "records/deed_progress.h"
#include "records/plan_view.h"
#include "records/problem_view.h"
#include "records/unsaved.h"
#include "records/words.h"
#include "screens/choose.h"
#include "screens/import_desk.h"
#include "screens/import_file_list.h"
#include "screens/screens.h"
#include "screens/share_bar.h"
#include "ui/button.h"
#include "ui/layout.h"
#include "ui/marks.h"
#include "ui/page.h"
#include "ui/states.h"

namespace {

constexpr char kNothingChosen[] = "Choose at least one file first.";

ImportDesk& desk() {
  static ImportDesk only;
  return only;
}

bool draw_mode(ImportDesk& d) {
  choosing::chip_label("Records that differ from what is stored");
  ui::beside(3);
  bool changed = false;
  for (const auto& [mode, label] :
       {std::pair{DuplicateMode::skip, "Leave as stored"}, {DuplicateMode::update, "Update"}}) {
    if (ui::filter_chip(label, d.mode == mode) && d.mode != mode) {
      d.mode = mode;
      changed = true;
    }
    ui::beside(2);
  }
  choosing::chip_label(d.mode == DuplicateMode::skip ? "What is stored wins." : "The files win.");
  return changed;
}

void draw_counts(const ImportDesk& d) {
  std::array<SharePart, kRowVerdicts> parts;
  for (std::size_t i = 0; i < kRowVerdicts; ++i) {
    const auto v = static_cast<RowVerdict>(i);
    parts[i] = {word_of(v), d.verdicts.count(v), tone_of(v)};
  }
  draw_share_bar("Verdicts", parts);
}

std::string doing(const ImportDesk& d) {
  return (d.deed.state() == records::DeedState::applying ? "Importing " : "Checking ") +
         records::count_of(d.files.records(), "record", "records");
}

void draw_answer(ImportDesk& d) {
  const std::int64_t errors = d.verdicts.count(RowVerdict::error);
  ui::begin_card("Verdicts");
  ui::gap(2);
  if (d.deed.busy() && !d.confirming) {
    records::draw_progress(d.deed, doing(d));
    ui::gap(1);
    ui::muted("You may stay or come back later; nothing is stored until all of it is.");
  } else if (d.verdicts.empty()) {
    records::draw_problem(d.deed.problem());
  } else {
    if (errors > 0) {
      ui::toned(records::count_of(errors, "record is", "records are") + " in error, so nothing can be imported yet.",
                ui::Tone::danger, ui::Face::strong);
      ui::muted("Mend them in the files and choose those files again. The others stay chosen.");
    } else {
      ui::text(d.deed.planned().text("summary"), ui::Face::strong);
    }
    ui::gap(3);
    draw_counts(d);
    ui::gap(4);
    if (draw_mode(d)) check(d);
    ui::gap(3);
    d.table.draw(d.verdicts);
  }
  ui::end_card();
}

void draw_head(ImportDesk& d) {
  const bool ready = d.deed.state() == records::DeedState::planned && d.verdicts.count(RowVerdict::error) == 0;
  const bool nothing = ready && records::plan_is_empty(d.deed.planned());
  std::string why = d.files.none() ? kNothingChosen : nothing ? "Everything in these files is stored already." : "";
  if (d.files.broken()) why = "A file is not UTF-8.";
  if (d.deed.busy()) why = "Wait for the answer.";
  else if (!d.verdicts.empty() && d.verdicts.count(RowVerdict::error) > 0) why = "Some records are in error.";
  if (ui::page_head(
          {.title = "Import a customer",
           .words = "Up to six CSV files. Each record gets its verdict first; all of them are imported, or none.",
           .action = ready ? "Review and import" : "Check files",
           .icon = ready ? icon::kUpload : icon::kRule,
           .disabled_because = why})) {
    if (ready) d.confirming = true;
    else check(d);
  }
}

}  // namespace

void draw_import(App&) {
  ImportDesk& d = desk();
  platform::on_drop(take_file, &d);
  if (d.deed.poll()) take_answer(d);
  records::keep_unsaved(&d, !d.files.none());
  draw_head(d);
  ui::begin_page_body("import");
  d.done.draw();
  if (draw_file_list(d.files, d.deed.busy())) forget_check(d);
  if (ui::button("Choose files",
                 {.icon = icon::kAdd,
                  .disabled_because = d.deed.busy() ? std::string_view("Wait for the answer.") : std::string_view()}))
    platform::choose_files(".csv,text/csv", take_file, &d);
  ui::gap(5);
  if (d.deed.state() != records::DeedState::idle) draw_answer(d);
  if (d.deed.state() == records::DeedState::idle) draw_earlier_imports();
  ui::end_page_body();
  if (d.confirming) records::draw_plan_dialog(d.deed, d.input, "Import", d.confirming, doing(d));
}
