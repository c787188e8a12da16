#pragma once

#include "core/json.h"

// An invoice, issued or only previewed, as the sheet that its hotel gets. Each line opens to what caused it.
void draw_invoice_paper(const Json& invoice);
// The same on a card in the middle of the page, as wide as paper.
void draw_invoice_sheet(const Json& invoice);
