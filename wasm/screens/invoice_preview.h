#pragma once

#include "finance/preview_invoice.h"
#include "records/deed.h"
#include "records/form.h"

// A hotel and a month in; the invoice as issuing it now would make it, and the deed that issues it.
class InvoicePreview {
 public:
  void about(std::string_view hotel, std::string_view month);  // does nothing when it is about that already
  bool poll();                                                 // once a frame; true when it leads elsewhere
  bool draw_question();                                        // true when hotel or month is another now
  void draw_answer();
  void draw_issue();                  // the button, its plan, and where it leads
  void refresh() { asked_.clear(); }  // what it is made from has changed
  const Json& question() const { return form_.value; }

 private:
  void ask();
  bool complete() const;

  records::Form form_;
  std::string asked_;  // hotel and month of the call
  records::Call call_;
  Json invoice_;
  records::Problem problem_;
  records::Deed deed_;
  bool planning_ = false;
};

std::string this_month();  // "2026-11"
