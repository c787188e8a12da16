#pragma once

#include "records/deed.h"
#include "records/form.h"
#include "records/loaded_record.h"

namespace records {

// The form of any action, with its plan, its faults and, where somebody else was quicker, both sides. What was typed
// stays until it is saved or given up.
class ActionForm {
 public:
  ActionForm() = default;
  ~ActionForm();
  ActionForm(const ActionForm&) = delete;
  ActionForm& operator=(const ActionForm&) = delete;

  // `stored` is the row that it acts on, or null. `given` fills fields of something new.
  void begin(const Action&, const Json& stored, std::string_view etag, const Json& given = Json::object());
  enum class Outcome : std::uint8_t { open, cancelled, done };
  Outcome draw();

  bool dirty() const { return begun_ && form_.dirty() && deed_.state() != DeedState::done; }
  bool begun() const { return begun_; }
  const Action* action() const { return action_; }
  const Json& result() const { return deed_.result(); }

 private:
  void take_focus();  // it stands on the page again
  Outcome draw_open();
  Json input() const;
  void submit();
  void take_refusal();
  void draw_stale();
  bool draw_buttons(bool entered);
  bool has_fields() const;

  bool begun_ = false;
  int drawn_ = -1;         // the frame
  ImGuiID return_to_ = 0;  // what held the focus before
  const Action* action_ = nullptr;
  Json stored_;
  std::string etag_;
  Form form_;
  Deed deed_;
  LoadedRecord theirs_;
  bool planning_ = false;   // the plan stands before the person
  bool giving_up_ = false;  // asked whether to throw the changes away
};

std::string title_of(const Action&, const Json& row);  // "Cancel subscription"
Json blank_of(const Action&);                          // the input before anything is typed

}  // namespace records
