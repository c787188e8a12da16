#pragma once

#include "api/api.h"

// GET /api/<path>, and the same whole as CSV: GET /api/<path>.csv, or Accept: text/csv.
void add_list_routes(Operations&, const Api&, const Entity&);
