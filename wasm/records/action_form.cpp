#include "records/action_form.h"

#include "mirror/mirror.h"
#include "platform/platform.h"

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

void ActionForm::take_focus() {
  form_.wants_focus = !platform::display().coarse_pointer;
  return_to_ = mirror::focused();
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

std::string title_of(const Action& action, const Json& row) {
  const Field* f = action.subject->find(action.subject->title);
  const std::string_view name = f && !row.is_null() ? row.text(f->wire) : std::string_view();
  return name.empty() ? std::string(action.label) : std::string(action.label) + ": " + std::string(name);
}

}  // namespace records
