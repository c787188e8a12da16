#pragma once

#include "api/api.h"

// GET /api/journal/{tenant}/{seq}/proof: the path from a record to its tenant's head, from that to the platform's head,
// and the platform's signature (RFC 6962). Needs "journal.read" where the record lies.
Outcome answer_proof(const Api&, Exchange&, const Caller&);
