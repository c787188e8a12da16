#pragma once

#include <string>

#include "model/workspace.h"

// How long somebody must wait before trying again, from the attempts of the last quarter of an hour: by address of the
// person after 5 refusals in a row, by address of the client after 50, each further one doubling the wait. In
// milliseconds; 0 is now. The same whether the person exists or not.
Result<std::int64_t> back_off(Workspace&, const std::string& email, const std::string& client);
