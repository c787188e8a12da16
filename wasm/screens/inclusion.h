#pragma once

#include <string>

#include "core/json.h"

// Recomputes, on the reader's own machine, that a record of the journal is part of what was signed: RFC 6962, 2.1.1.
struct Inclusion {
  bool leaf = false;      // the record as it is shown makes the leaf
  bool trail = false;     // … the leaf leads to the root of its trail
  bool platform = false;  // … and that root to the platform's, which is signed
};

// `proof`: what GET /api/journal/<tenant>/<seq>/proof answers.
Inclusion check_inclusion(const Json& record, const Json& proof);
// The root that a path leads to from a leaf; all in hexadecimal, "" when the path cannot be.
std::string root_from_path(std::string_view leaf, std::int64_t index, std::int64_t size, const Json& path);
std::string leaf_of(std::string_view text);
