#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "http/exchange.h"

// Lets the handler answer a request with this head, as the engine reads it, and shows the answer as it would be sent.
// A head that is refused before it is looked at has none.
using Shown = std::function<void(Exchange&, std::string_view answer)>;
void ask(std::string_view head, std::string body, const Handler& handler, const Shown& shown = {});

// GET / with these header lines, each ended by CR LF.
void ask_with_headers(std::string_view lines, const Handler& handler);
// GET /?query
void ask_with_query(std::string_view query, const Handler& handler);
