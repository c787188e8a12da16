#pragma once

#include "model/entity.h"
#include "store/database.h"
#include "store/table.h"

// Between a row and its columns.

Json column_value(const Field& field, const void* row);  // the nil tenant stands in its 36 characters
Json read_column(const Statement& statement, int column, Kind kind);
Outcome read_row(const Statement& statement, const Table& table, void* row);
// Binds what Table::insert() and Table::update() take.
void bind_insert(Statement& statement, const Table& table, const void* row);
void bind_update(Statement& statement, const Table& table, const void* row);
