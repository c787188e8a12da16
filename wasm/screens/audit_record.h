#pragma once

#include "core/json.h"

// One record of the audit trail, whole, with the proof that it is part of what was signed.
void draw_audit_record(const Json& record);
std::string audit_key(const Json& record);    // "<tenant>/<seq>", as the address says it
std::string audit_place(const Json& record);  // where it happened: "Sunrise Suites Hua Hin"
