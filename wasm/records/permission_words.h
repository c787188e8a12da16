#pragma once

#include <string>
#include <string_view>

namespace records {

// A permission, or a module with its level as a plan's flips name it, in two parts: what it is about ("People",
// "Audit", "Modules") and what it lets do there ("Change", "Inventory: write").
std::string area_of_permission(std::string_view);
std::string deed_of_permission(std::string_view);

}  // namespace records
