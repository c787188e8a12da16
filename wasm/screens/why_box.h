#pragma once

#include "records/form.h"
#include "records/loaded_record.h"

// "Can this person do that there?", asked of the server and answered with its trace.
class WhyBox {
 public:
  void about(std::string_view person);              // fixed: the person is not asked for
  void as_of(std::string_view day) { day_ = day; }  // empty: now
  void draw();
  void ask_for(std::string_view person, std::string_view action, std::string_view resource);  // from an address

 private:
  void draw_action();
  void draw_place();
  std::string given() const;
  std::string question() const;  // the address that answers it; empty while something is missing

  bool fixed_ = false;
  records::Form form_;
  std::string action_, day_;
  records::LoadedRecord answer_;
};
