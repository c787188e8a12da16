#include "finance/draft_invoice.h"

#include <algorithm>

#include "commercial/counter.h"
#include "commercial/subscription.h"
#include "tenancy/organisation.h"

namespace {

std::string billed_for(const BusinessUnit& hotel, std::string_view month) {
  return to_text(hotel.id) + "/" + std::string(month);
}

Outcome check_first(const BusinessUnit& hotel, std::string_view month, Workspace& workspace) {
  const auto first = TRY(workspace.find_one<Invoice>(Query{}.equal<&Invoice::billed_for>(billed_for(hotel, month))));
  if (!first) return Done{};
  return Error{.code = Code::conflict,
               .message = hotel.name + " has invoice " + first->number + " for " + std::string(month) + ".",
               .reason = "ISSUED"};
}

// The hotel's own legal entity, or its organisation's.
Outcome address_to(const BusinessUnit& hotel, Invoice& invoice, Workspace& workspace) {
  const Organisation organisation = TRY(workspace.load(Id<Organisation>{hotel.tenant}));
  const Company& company = hotel.company;
  const std::string& legal = company.legal_name.empty() ? organisation.legal_name : company.legal_name;
  invoice.legal_name = legal.empty() ? organisation.name : legal;
  invoice.tax_number = company.tax_number.empty() ? organisation.tax_number : company.tax_number;
  invoice.branch_number = company.branch_number;
  invoice.address = company.address;
  if (!invoice.address.empty()) return Done{};
  for (const std::string& part : {hotel.name, hotel.address, hotel.city, hotel.country})
    if (!part.empty()) invoice.address += (invoice.address.empty() ? "" : ", ") + part;
  return Done{};
}

void span_lines(Invoice& invoice) {
  invoice.period_from = invoice.lines.front().from;
  invoice.period_until = invoice.lines.front().until;
  for (const InvoiceLine& line : invoice.lines) {
    invoice.period_from = std::min(invoice.period_from, line.from);
    invoice.period_until = std::max(invoice.period_until, line.until);
  }
}

// Days that an invoice covers are not charged again when seats change.
Outcome mark_invoiced(const Invoice& invoice, Workspace& workspace) {
  const PricingInput input = TRY(parse_pricing_input(invoice.input));
  for (const PricedContract& contract : input.contracts) {
    Subscription subscription = TRY(workspace.load(Id<Subscription>{contract.subscription}));
    Date until = subscription.invoiced_until.value_or(subscription.starts_on);
    for (const PricedSegment& segment : contract.segments) until = std::max(until, segment.until);
    subscription.invoiced_until = until;
    TRY(workspace.save(subscription));
  }
  return Done{};
}

}  // namespace

Result<Invoice> draft_invoice(const BusinessUnit& hotel, std::string_view month, Workspace& workspace) {
  TRY(check_first(hotel, month, workspace));
  const PricingInput input = TRY(pricing_input(hotel, month, workspace));
  Pricing pricing = TRY(price_month(input));
  if (pricing.lines.empty())
    return Error{.code = Code::conflict,
                 .message = hotel.name + " has nothing to invoice in " + std::string(month) + ".",
                 .reason = "NOTHING_TO_INVOICE"};
  Invoice invoice;
  invoice.tenant = hotel.tenant;
  invoice.business_unit_id = {hotel.id};
  invoice.month = month;
  invoice.billed_for = billed_for(hotel, month);
  invoice.currency = input.currency;
  TRY(address_to(hotel, invoice, workspace));
  invoice.lines = std::move(pricing.lines);
  span_lines(invoice);
  invoice.subtotal = invoice.total = invoice.due = pricing.subtotal;
  invoice.input = text_of(input);
  invoice.input_hash = workspace.digest(invoice.input);
  return invoice;
}

Outcome issue(Invoice& draft, Workspace& workspace) {
  const Organisation organisation = TRY(workspace.load(Id<Organisation>{draft.tenant}));
  const Date today = date_of(workspace.now());
  const std::string series = organisation.code + "-" + std::to_string(to_civil(today).year);
  draft.number = numbered(series, TRY(next_number(draft.tenant, series, workspace)), 6);
  draft.state = InvoiceState::issued;
  draft.issued_on = today;
  TRY(workspace.save(draft));
  TRY(mark_invoiced(draft, workspace));
  workspace.emit("invoices.issued", draft.id);
  workspace.charge("Invoice " + draft.number, draft.total, draft.currency);
  return Done{};
}
