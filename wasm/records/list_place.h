#pragma once

#include <string>

#include "records/record_list.h"

class Router;

namespace records {

// What the address of a list says, and how it is said: /app/hotels?q=…&filter=…&sort=…&archived=only
ListQuery read_list_place(const Router&);
std::string list_place(const Entity&, const ListQuery&);
// The same list with a record, form or tab beside it.
std::string list_place(const Entity&, const ListQuery&, std::string_view beside);

}  // namespace records
