#pragma once

#include <string>
#include <string_view>

#include "model/entity.h"

namespace records {

// What people call a record: known from what was shown, or asked for once. "" until it is known.
const std::string& name_of_record(const Entity&, std::string_view id);
void learn_names(const Entity&, const Json& row);  // its own, and those of what it refers to

}  // namespace records
