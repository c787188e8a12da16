#pragma once

#include "api/operation.h"

// OpenAPI 3.1 of every operation that was added.
Json openapi_document(Operations&);

// GET /api/openapi.json: to be added last, since it describes what is there by then.
void add_openapi_route(Operations&);
