#include "finance/preview_invoice.h"

#include "finance/draft_invoice.h"

namespace {

constexpr Field kFields[] = {
    field<&InvoiceMonth::business_unit_id>("Hotel").references(kBusinessUnits).required(),
    field<&InvoiceMonth::month>("Month").required().up_to(7).help("Such as 2026-11"),
};
static_assert(describes<InvoiceMonth>(kFields));

Result<Json> run(const InvoiceMonth& input, Workspace& workspace) {
  const BusinessUnit hotel = TRY(workspace.load(input.business_unit_id));
  const Invoice invoice = TRY(draft_invoice(hotel, input.month, workspace));
  workspace.summarise("Invoice for " + hotel.name + ", " + input.month + ": " +
                      format_money(invoice.total, invoice.currency) + ".");
  return row_json(kInvoices, &invoice);
}

}  // namespace

constinit const Shape kInvoiceMonth{"invoices.preview", "Hotel and month", kFields};
constinit const Action kPreviewInvoice = action<run>("invoices.preview", "Preview", {"invoices.preview"}, kInvoices,
                                                     {.at = "business_unit_id", .icon = "preview"});
