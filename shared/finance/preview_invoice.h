#pragma once

#include "finance/invoice.h"
#include "model/action.h"

struct InvoiceMonth {
  Id<BusinessUnit> business_unit_id;
  std::string month;  // "2026-11"
};
extern const Shape kInvoiceMonth;
constexpr const Shape& shape_of(const InvoiceMonth*) { return kInvoiceMonth; }

// Answers the invoice as issuing it now would make it, and changes nothing.
extern const Action kPreviewInvoice;
