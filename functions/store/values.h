#pragma once

#include "model/entity.h"
#include "store/database.h"
#include "store/table.h"

// Between a row and its columns.

Json column_value(const Field& field, const void* row);  // the nil tenant stands in its 36 characters
Json read_column(const Statement& statement, int column, Kind kind);
// The statement's columns, from the first on, into these fields.
Outcome read_columns(const Statement& statement, const Entity& entity, const std::vector<const Field*>& columns,
                     void* row);
// Binds what Table::insert() and Table::update() take.
void bind_insert(Statement& statement, const Table& table, const void* row);
void bind_update(Statement& statement, const Table& table, const void* row);
