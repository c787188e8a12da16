#include "access/assignment.h"
#include "app/app.h"
#include "app/router.h"
#include "commercial/subscription.h"
#include "fonts/icons.h"
#include "records/loaded_record.h"
#include "records/problem_view.h"
#include "records/session.h"
#include "records/side_place.h"
#include "records/visit.h"
#include "screens/invoice_paper.h"
#include "screens/invoice_preview.h"
#include "screens/record_views.h"
#include "screens/screens.h"
#include "ui/button.h"
#include "ui/layout.h"
#include "ui/page.h"
#include "ui/states.h"

namespace {

std::string preview_place(const Json& question) {
  std::string place = "/app/invoice-preview?month=" + std::string(question.text("month"));
  if (!question.text("businessUnitId").empty()) place.append("&hotel=").append(question.text("businessUnitId"));
  return place;
}

InvoicePreview& page_preview() {
  static InvoicePreview only;
  return only;
}
InvoicePreview& hotel_preview() {
  static InvoicePreview only;
  return only;
}

}  // namespace

void invoice_previews_changed(const Entity& entity) {
  if (&entity != &kSubscriptions && &entity != &kAssignments && &entity != &kInvoices) return;
  page_preview().refresh();
  hotel_preview().refresh();
}

void draw_invoice_preview(App& app) {
  InvoicePreview& preview = page_preview();
  std::string month = app.router().query("month");
  if (month.empty()) month = this_month();
  preview.about(app.router().query("hotel"), month);
  app.set_crumbs({{"Invoices", records::screen_path(kInvoices)}, {"Preview", ""}});
  if (preview.poll()) return;
  ui::page_head({.title = "Preview and issue an invoice",
                 .words = "The preview is made by what issues it, from the same contracts, seats and prices."});
  ui::begin_page_body("preview");
  if (preview.draw_question()) app.replace(preview_place(preview.question()));
  ui::gap(4);
  preview.draw_issue();
  ui::gap(5);
  preview.draw_answer();
  ui::end_page_body();
}

void draw_invoice_document(App& app) {
  static records::LoadedRecord invoice;
  invoice.show(kInvoices, app.router().part("id"));
  invoice.poll();
  app.set_crumbs({{"Invoices", records::screen_path(kInvoices)}, {invoice.ready() ? invoice.title() : "Invoice", ""}});
  ui::begin_page_body("document");
  if (invoice.ready()) {
    draw_invoice_sheet(invoice.row());
  } else if (invoice.problem()) {
    if (records::draw_failure(invoice.problem(), "the invoice")) invoice.refresh();
  } else {
    ui::skeleton(invoice.since(), 10);
  }
  ui::end_page_body();
}

void draw_invoice(const Json& invoice, const records::SidePlace&) {
  if (ui::button("Open as a document", {.icon = icon::kDocument}))
    records::visit(records::screen_path(kInvoices, invoice.text("id")) + "/document");
  ui::gap(4);
  draw_invoice_paper(invoice);
}

void draw_hotel_invoices(const Json& hotel, const records::SidePlace&) {
  InvoicePreview& preview = hotel_preview();
  static std::string month = this_month();
  if (preview.question().text("businessUnitId") == hotel.text("id")) month = preview.question().text("month");
  preview.about(hotel.text("id"), month);
  if (preview.poll()) return;
  if (preview.draw_question()) month = preview.question().text("month");
  ui::gap(3);
  preview.draw_issue();
  ui::gap(4);
  preview.draw_answer();
}
