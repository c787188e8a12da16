#include "records/action_form.h"

#include "fonts/icons.h"
#include "platform/platform.h"
#include "records/plan_view.h"
#include "records/problem_view.h"
#include "records/unsaved.h"
#include "records/words.h"
#include "ui/button.h"
#include "ui/dialog.h"
#include "ui/layout.h"

namespace records {
namespace {

bool takes_fields(const Action& action) { return action.verb() != "archive" && action.verb() != "restore"; }

void copy_fields(const Shape& shape, const Json& from, Json& to) {
  for (const Field& f : shape.fields)
    if (const Json* value = from.find(f.wire)) to.set(f.wire, *value);
}

}  // namespace

Json blank_of(const Action& action) {
  if (action.blank) return action.blank();
  const Row row(*action.subject);
  return to_json(*action.subject, row.data());
}

void ActionForm::begin(const Action& action, const Json& stored, std::string_view etag, const Json& given) {
  begun_ = true;
  action_ = &action;
  stored_ = stored;
  etag_ = etag;
  form_ = {};
  form_.shape = action.input ? action.input : action.subject;
  form_.wants_focus = !platform::display().coarse_pointer;  // there it would bring up the keyboard
  form_.creating = action.verb() != "change";
  if (action.input && !action.target.empty()) form_.hidden = action.target;
  form_.value = form_.creating ? blank_of(action) : Json::object();
  // What an action asks for begins as the row has it: a platform role, a number of seats.
  if (!stored.is_null()) copy_fields(*form_.shape, stored, form_.value);
  if (given.if_object())
    for (const auto& member : *given.if_object()) form_.value.set(member.name, member.value);
  form_.before = form_.value;
  deed_.begin(action, stored.text("id"), etag);
  theirs_.clear();
  planning_ = giving_up_ = false;
}

bool ActionForm::has_fields() const {
  if (!takes_fields(*action_)) return false;
  for (const Field& f : form_.shape->fields)
    if (form_.takes(f)) return true;
  return false;
}

Json ActionForm::input() const {
  if (!form_.creating) return changes_of(form_);
  Json out = Json::object();
  if (!takes_fields(*action_)) return out;
  for (const Field& f : form_.shape->fields)
    if (const Json* value = form_.value.find(f.wire); value && form_.takes(f) && !value->is_null())
      out.set(f.wire, *value);
  return out;
}

void ActionForm::submit() {
  form_.faults.clear();
  if (action_->ask == Ask::plan) {
    planning_ = true;
    deed_.plan(input());
  } else {
    deed_.apply(input());
  }
}

void ActionForm::take_refusal() {
  form_.faults = deed_.problem().faults;
  form_.wants_focus = !form_.faults.empty();
  if (!form_.faults.empty()) planning_ = false;
  if (deed_.problem().status == 412) {
    planning_ = false;
    theirs_.clear();
    theirs_.show(*action_->subject, stored_.text("id"));
  }
}

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

bool ActionForm::draw_buttons() {
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
  const bool entered = ImGui::GetIO().KeyCtrl && ui::key(ImGuiKey_Enter, false);
  if ((press || entered) && !deed_.busy() && !nothing) submit();
  return cancel;
}

ActionForm::~ActionForm() { keep_unsaved(this, false); }

ActionForm::Outcome ActionForm::draw() {
  const Outcome outcome = draw_open();
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
  if (has_fields() && draw_form(form_)) deed_.forget_plan();
  if (!form_.faults.empty()) {
    for (const Fault& fault : form_.faults)
      if (!form_.shape->find_wire(fault.field.substr(0, fault.field.find_first_of(".["))))
        ui::toned(fault.field + " " + fault.message, ui::Tone::danger);
  }
  if (!has_fields()) {
    ui::text("You see what this does before it is done.");
    ui::gap(2);
    ui::text_field("Reason", deed_.reason, {.help = "For the audit trail", .width = ui::available()});
    ui::gap(2);
  }
  bool cancel = draw_buttons();
  if (planning_) draw_plan_dialog(deed_, input(), action_->label, planning_);
  if (cancel && form_.dirty()) giving_up_ = true, cancel = false;
  if (ui::confirm({.title = "Throw away what you typed?", .words = "Nothing of it was saved.", .deed = "Throw away"},
                  giving_up_))
    cancel = true;
  if (cancel) begun_ = false;
  return cancel ? Outcome::cancelled : Outcome::open;
}

std::string title_of(const Action& action, const Json& row) {
  const Field* f = action.subject->find(action.subject->title);
  const std::string_view name = f && !row.is_null() ? row.text(f->wire) : std::string_view();
  return name.empty() ? std::string(action.label) : std::string(action.label) + ": " + std::string(name);
}

}  // namespace records
