#pragma once

#include <string>
#include <string_view>

// Names that follow from a table's: ASCII, English plurals as tables have them.

std::string singular(std::string_view plural);   // "business_units" as "business_unit", "currencies" as "currency"
std::string pascal_case(std::string_view name);  // "business_unit" and "subscriptions.cancel" without their marks
std::string schema_name(std::string_view shape_name);  // "business_units" as "BusinessUnit"
