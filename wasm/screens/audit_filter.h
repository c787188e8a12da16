#pragma once

#include <string>

#include "app/app.h"

// What narrows the trail: the address keeps it.
std::string audit_question(const Router&);    // what the API is asked: "actor=…&from=…"
std::string audit_parameters(const Router&);  // the same as the address says it: "actor=…&from=2026-11-01"
void draw_audit_filter(App&);
