#pragma once

#include "isolation/ask_as_stranger.h"
#include "tenancy/isolation_check.h"

// Asks every operation of the API for what is another tenant's, as somebody who may do everything in a tenant of his
// own: by each place where a request can name a record, and by what it answers unasked. It has to answer as if there
// were no such record. Nothing that it does is kept. On a thread of the pool. `conflict` when there are not two
// tenants to tell apart.
Result<IsolationCheck> probe_isolation(const Api& real, const StrangersApi::AddRoutes& add);
