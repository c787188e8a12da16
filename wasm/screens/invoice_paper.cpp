#include "screens/invoice_paper.h"

#include <algorithm>

#include "fonts/icons.h"
#include "platform/platform.h"
#include "records/words.h"
#include "screens/invoice_lines.h"
#include "ui/button.h"
#include "ui/layout.h"
#include "ui/marks.h"

namespace {

void draw_fact(std::string_view label, std::string_view value) {
  if (value.empty()) return;
  ui::muted(label, ui::Face::small);
  ui::text(value);
  ui::gap(2);
}

void draw_title(const Json& invoice) {
  const bool issued = invoice.text("state") == "issued";
  ui::heading(1, issued ? "Invoice " + std::string(invoice.text("number")) : std::string("Invoice, not issued"));
  ui::gap(1);
  ui::status(issued ? "Issued" : "Preview", issued ? ui::Tone::positive : ui::Tone::information);
}

void draw_parties(const Json& invoice) {
  ui::Columns columns(60, 2);
  draw_fact("Billed to", invoice.text("legalName"));
  draw_fact("Address", invoice.text("address"));
  draw_fact("Tax number", invoice.text("taxNumber"));
  draw_fact("Branch", invoice.text("branchNumber"));
  columns.next();
  draw_fact("Month", records::format_month(invoice.text("month")));
  draw_fact("Charged", records::format_day_of(invoice.text("periodFrom")) + " to " +
                           records::format_day_of(invoice.text("periodUntil")));
  if (!invoice.text("issuedOn").empty()) draw_fact("Issued on", records::format_day_of(invoice.text("issuedOn")));
  draw_fact("Currency", invoice.text("currency"));
}

void draw_hash(const Json& invoice) {
  const std::string_view hash = invoice.text("inputHash");
  if (hash.empty()) return;
  ui::muted("Input hash: the same contracts, seats and prices give the same hash, and so the same amounts.",
            ui::Face::small);
  const std::string shown = theme::narrow() ? std::string(hash.substr(0, 16)) + "\u2026" : std::string(hash);
  ui::muted(shown, ui::Face::small);
  ui::beside(1);
  if (ui::button("Copy", {.look = ui::Look::ghost, .icon = icon::kCopy, .name = "Copy input hash", .small = true}))
    platform::copy_text(hash);
}

}  // namespace

void draw_invoice_paper(const Json& invoice) {
  draw_title(invoice);
  ui::gap(5);
  draw_parties(invoice);
  ui::gap(3);
  draw_invoice_lines(invoice);
  ui::gap(5);
  draw_hash(invoice);
}

void draw_invoice_sheet(const Json& invoice) {
  const float width = std::min(ui::available(), theme::grid(210));
  const float left = ImGui::GetCurrentWindow()->DC.CursorPos.x + (ui::available() - width) / 2;
  ImGui::GetCurrentWindow()->DC.CursorPos.x = left;
  ImGui::BeginGroup();
  ui::push_right_edge(left + width);
  ui::begin_card("");
  const float inside = theme::grid(theme::narrow() ? 0 : 6);
  ui::gap(theme::narrow() ? 0 : 6);
  ImGui::Indent(inside);
  ui::push_right_edge(left + width - theme::grid(4) - inside);
  draw_invoice_paper(invoice);
  ui::pop_right_edge();
  ImGui::Unindent(inside);
  ui::gap(theme::narrow() ? 0 : 6);
  ui::end_card();
  ui::pop_right_edge();
  ImGui::EndGroup();
}
