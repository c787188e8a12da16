#include <utility>

#include "records/action_form.h"
#include "records/plan_view.h"
#include "records/problem_view.h"
#include "records/unsaved.h"
#include "records/words.h"
#include "ui/button.h"
#include "ui/dialog.h"
#include "ui/field.h"
#include "ui/focus.h"
#include "ui/layout.h"

namespace records {

void ActionForm::draw_stale() {
  theirs_.poll();
  if (!theirs_.ready()) return;
  ui::begin_card("Somebody changed this meanwhile");
  for (const Field& f : form_.shape->fields) {
    if (!form_.takes(f)) continue;
    const std::string before = show_value(*form_.shape, f, form_.before),
                      now = show_value(*form_.shape, f, theirs_.row());
    const std::string mine = show_value(*form_.shape, f, form_.value);
    if (before == now && before == mine) continue;
    ui::muted(f.label, ui::Face::small);
    ui::text("Stored: " + (now.empty() ? "\u2014" : now));
    if (mine != before) ui::text("Yours: " + (mine.empty() ? "\u2014" : mine), ui::Face::strong);
    ui::gap(1);
  }
  const bool keep = ui::button("Keep mine", {.look = ui::Look::primary, .small = true});
  ui::beside();
  const bool take = ui::button("Take what is stored", {.small = true});
  ui::end_card();
  ui::gap(3);
  if (!keep && !take) return;
  const Json mine = keep ? changes_of(form_) : Json::object();
  const Json stored = theirs_.row();
  const std::string etag = theirs_.etag();
  begin(*action_, stored, etag, {});
  for (const auto& member : *mine.if_object()) form_.value.set(member.name, member.value);
}

bool ActionForm::draw_buttons(bool entered) {
  ui::gap(2);
  if (deed_.problem() && deed_.state() == DeedState::refused && form_.faults.empty() && !planning_ &&
      deed_.problem().status != 412) {
    draw_problem(deed_.problem());
    ui::gap(3);
  }
  const std::string label(action_->verb() == "change" ? std::string_view("Save") : action_->label);
  const bool nothing = !form_.creating && !form_.dirty();
  const bool danger = action_->verb() == "archive";
  const bool press = ui::button(
      label, {.look = danger ? ui::Look::danger : ui::Look::primary,
              .disabled_because = nothing ? std::string_view("Nothing was changed yet.") : std::string_view(),
              .busy = deed_.busy()});
  ui::beside();
  if (action_->ask != Ask::plan && !nothing) {
    if (ui::button("Show the plan", {.tip = "What this would do, without doing it"})) {
      planning_ = true;
      deed_.plan(input());
    }
    ui::beside();
  }
  const bool cancel = ui::button("Cancel", {.look = ui::Look::ghost});
  entered = entered || (ImGui::GetIO().KeyCtrl && ui::key(ImGuiKey_Enter, false));
  if ((press || (entered && !planning_)) && !deed_.busy() && !nothing) submit();
  return cancel;
}

ActionForm::~ActionForm() { keep_unsaved(this, false); }

ActionForm::Outcome ActionForm::draw() {
  if (drawn_ != ImGui::GetFrameCount() - 1) take_focus();
  drawn_ = ImGui::GetFrameCount();
  const Outcome outcome = draw_open();
  if (outcome != Outcome::open) ui::return_focus(return_to_);
  keep_unsaved(this, dirty());
  return outcome;
}

ActionForm::Outcome ActionForm::draw_open() {
  if (deed_.poll() && deed_.state() == DeedState::refused) take_refusal();
  if (deed_.state() == DeedState::done) {
    planning_ = false;
    return Outcome::done;
  }
  if (deed_.problem().status == 412 && deed_.state() == DeedState::refused) draw_stale();
  (void)ui::take_entered();  // elsewhere
  if (has_fields() && draw_form(form_)) deed_.forget_plan();
  if (!form_.faults.empty()) {
    for (const Fault& fault : form_.faults)
      if (!form_.shape->find_wire(fault.field.substr(0, fault.field.find_first_of(".["))))
        ui::toned(fault.field + " " + fault.message, ui::Tone::danger);
  }
  if (!has_fields()) {
    ui::text("You see what this does before it is done.");
    ui::gap(2);
    ui::focus_next_box(std::exchange(form_.wants_focus, false));
    ui::text_field("Reason", deed_.reason, {.help = "For the audit trail", .width = ui::available()});
    ui::gap(2);
  }
  bool cancel = draw_buttons(ui::take_entered());
  if (planning_) draw_plan_dialog(deed_, input(), action_->label, planning_);
  if (cancel && form_.dirty()) giving_up_ = true, cancel = false;
  if (ui::confirm({.title = "Throw away what you typed?", .words = "Nothing of it was saved.", .deed = "Throw away"},
                  giving_up_))
    cancel = true;
  if (cancel) begun_ = false;
  return cancel ? Outcome::cancelled : Outcome::open;
}

}  // namespace records
