#include "screens/invoice_preview.h"

#include "commercial/subscription.h"
#include "core/time.h"
#include "finance/issue_invoice.h"
#include "fonts/icons.h"
#include "platform/clock.h"
#include "records/plan_view.h"
#include "records/problem_view.h"
#include "records/session.h"
#include "records/visit.h"
#include "screens/invoice_paper.h"
#include "screens/month_field.h"
#include "ui/button.h"
#include "ui/layout.h"
#include "ui/states.h"
#include "ui/toast.h"

std::string this_month() { return format_date(date_of({platform::wall_clock_ms()})).substr(0, 7); }

void InvoicePreview::about(std::string_view hotel, std::string_view month) {
  if (form_.shape && form_.value.text("businessUnitId") == hotel && form_.value.text("month") == month) return;
  form_ = {.shape = &kInvoiceMonth};
  if (!hotel.empty()) form_.value.set("businessUnitId", hotel);
  form_.value.set("month", month);
}

bool InvoicePreview::complete() const {
  return !form_.value.text("businessUnitId").empty() && form_.value.text("month").size() == 7;
}

void InvoicePreview::ask() {
  const std::string key = to_json_text(form_.value);
  if (!complete() || key == asked_) return;
  asked_ = key;
  invoice_ = {};
  problem_ = {};
  const net::Header json[] = {{"Content-Type", "application/json"}};
  call_.send("POST", "/api/invoices/preview", key, json);
}

bool InvoicePreview::poll() {
  ask();
  if (deed_.poll() && deed_.state() == records::DeedState::done) {
    planning_ = false;
    ui::toast("Invoice " + std::string(deed_.result().text("number")) + " was issued.");
    const std::string id(deed_.result().text("id"));
    deed_.close();
    asked_.clear();
    records::visit(records::screen_path(kInvoices, id) + "/document");
    return true;
  }
  net::Answer answer;
  if (!call_.take(answer)) return false;
  auto row = parse_json(answer.body, {.bytes = 16u << 20});
  if (answer.ok() && row) invoice_ = std::move(*row);
  else problem_ = records::read_problem(answer);
  return false;
}

bool InvoicePreview::draw_question() {
  bool changed = false;
  ui::Columns columns(60, 3);
  ImGui::PushID("hotel");
  changed = records::draw_form_field(
      {form_, kInvoiceMonth, *kInvoiceMonth.find("business_unit_id"), form_.value, nullptr, "businessUnitId"});
  ImGui::PopID();
  columns.next();
  std::string month(form_.value.text("month"));
  if (draw_month_field("Month", month)) {
    form_.value.set("month", month);
    changed = true;
  }
  return changed;
}

void InvoicePreview::draw_answer() {
  if (call_.waiting()) return ui::skeleton(call_.since(), 8);
  if (problem_ && (problem_.code == "NOTHING_TO_INVOICE" || problem_.code == "ISSUED")) {
    const bool issued = problem_.code == "ISSUED";
    const bool pressed = ui::empty_state({.icon = icon::kReceipt,
                                          .title = problem_.message,
                                          .words = issued ? "There is one invoice for each hotel and month."
                                                          : "Start a subscription, or choose another month.",
                                          .action = issued ? "See its invoices" : "See its subscriptions"});
    const std::string of = "?filter=businessUnitId:eq:" + std::string(form_.value.text("businessUnitId"));
    if (pressed) records::visit(records::screen_path(issued ? kInvoices : kSubscriptions) + of);
    return;
  }
  if (problem_) return records::draw_problem(problem_);
  if (!invoice_.is_null()) return draw_invoice_sheet(invoice_);
  ui::empty_state({.icon = icon::kReceipt,
                   .title = "Choose a hotel and a month",
                   .words = "You see the invoice exactly as it would be issued."});
}

void InvoicePreview::draw_issue() {
  const std::string_view why =
      invoice_.is_null() ? std::string_view("There is nothing to issue yet.") : std::string_view();
  if (ui::button("Issue invoice",
                 {.look = ui::Look::primary, .icon = icon::kReceipt, .disabled_because = why, .busy = deed_.busy()})) {
    planning_ = true;
    deed_.begin(kIssueInvoice);
    deed_.plan(form_.value);
  }
  if (planning_) records::draw_plan_dialog(deed_, form_.value, "Issue invoice", planning_);
}
