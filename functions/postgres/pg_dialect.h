#pragma once

#include "store/dialect.h"

// The SQL of PostgreSQL 15 and later.
const Dialect& pg_dialect();

// The function fold(text) in SQL, made from core's, so that both say the same.
std::string fold_function();
