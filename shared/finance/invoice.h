#pragma once

#include "finance/pricing.h"
#include "tenancy/business_unit.h"

enum class InvoiceState : std::uint8_t { draft, issued };

// What a hotel owes for a month. A draft is computed and never stored; an issued one never changes.
struct Invoice : Record {
  std::string number;  // without gaps for each organisation and year
  Id<BusinessUnit> business_unit_id;
  std::string month;       // "2026-11"
  std::string billed_for;  // hotel and month: one invoice for each
  InvoiceState state = InvoiceState::draft;
  std::string legal_name;
  std::string tax_number;
  std::string branch_number;
  std::string address;
  std::string currency;
  Date period_from;
  Date period_until;  // the last day
  std::optional<Date> issued_on;
  std::vector<InvoiceLine> lines;
  Money subtotal;
  Money total;
  Money due;
  std::string input_hash;
  std::string input;  // canonical JSON of a PricingInput
};
extern const Entity kInvoices;
constexpr const Entity& entity_of(const Invoice*) { return kInvoices; }
