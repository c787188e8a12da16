#pragma once

#include "api/nested_path.h"

// The items of a list within a row, each a collection's member by its key. They complete the input of the row's change.
Outcome fill_new_item(const Entity&, const Exchange&, const void* row, Json body, Json& input);
Outcome fill_changed_item(const Entity&, const Exchange&, const void* row, Json body, Json& input);
Outcome fill_without_item(const Entity&, const Exchange&, const void* row, Json, Json& input);

// What is answered of the row: the item that the address names, the newest, all of them.
Json named_item(const NestedPath&, const Exchange&, const Json& row);
Json newest_item(const NestedPath&, const Json& row);
Json all_items(const NestedPath&, const Json& row);
