#pragma once

#include "store/dialect.h"

// SQLite's SQL, with the function fold() that every connection of ours has.
const Dialect& sqlite_dialect();
