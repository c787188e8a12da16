#pragma once

#include "core/json.h"

// The lines of an invoice and what they add up to.
void draw_invoice_lines(const Json& invoice);
