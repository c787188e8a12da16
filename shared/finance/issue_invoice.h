#pragma once

#include "finance/preview_invoice.h"

// Makes the invoice that the preview shows, with its number. Its plan is the preview.
extern const Action kIssueInvoice;
