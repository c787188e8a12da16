#include "finance/issue_invoice.h"

#include "finance/charged_days.h"
#include "finance/draft_invoice.h"

namespace {

Result<Json> run(const InvoiceMonth& input, Workspace& workspace) {
  const auto month = parse_month(input.month);
  if (month && date_of(workspace.now()) < month->from) return invalid("month", "has not begun");
  const BusinessUnit hotel = TRY(workspace.load(input.business_unit_id));
  TRY(workspace.lock(input.business_unit_id));
  Invoice invoice = TRY(draft_invoice(hotel, input.month, workspace));
  TRY(issue(invoice, workspace));
  workspace.summarise("Invoice " + invoice.number + " for " + hotel.name + ", " + input.month + ": " +
                      format_money(invoice.total, invoice.currency) + ".");
  return row_json(kInvoices, &invoice);
}

}  // namespace

constinit const Action kIssueInvoice =
    action<run>("invoices.issue", "Issue invoice", {"invoices.issue", Permission::Risk::high}, kInvoices,
                {.at = "business_unit_id", .ask = Ask::plan, .icon = "issue"});
