#pragma once

#include <string>

#include "app/app.h"

// What narrows and orders the response times: the address keeps it.
std::string response_question(const Router&);                              // the address that answers it
std::string response_parameters(const Router&);                            // "?by=both&q=…", or nothing
void go_to_responses(App&, std::string_view key, std::string_view value);  // the same place but for this
bool tells_organisations(const Router&);
bool tells_routes(const Router&);
void draw_response_filter(App&);
