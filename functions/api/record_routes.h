#pragma once

#include "api/api.h"

// One record: GET, PATCH, DELETE /api/<path>/{id}, POST /api/<path>, POST /api/<path>/{id}/restore.
void add_record_routes(Operations&, const Api&, const Entity&);

// The row of that id which the caller may see, archived ones too; otherwise `missing`.
Result<Row> find_visible(Workspace&, const Entity&, std::string_view id);
Error no_such(const Entity&);
std::string collection_path(const Entity&);  // "/api/business-units"
std::string record_path(const Entity&);      // "/api/business-units/{buId}"
