#pragma once

#include <string>
#include <vector>

#include "model/query.h"
#include "store/dialect.h"
#include "store/table.h"

// DDL derived from a catalogue. Keys, unique indexes and foreign keys of tenant-owned tables begin with the tenant.

enum class ColumnKind : std::uint8_t { text, integer, boolean, bytes };

struct SchemaColumn {
  std::string name;
  std::string definition;  // "name" TEXT NOT NULL DEFAULT ''
  ColumnKind kind = ColumnKind::text;
};

struct SchemaTable {
  std::string name;
  std::vector<SchemaColumn> columns;
  std::vector<std::string> constraints;
  std::vector<std::string> indexes;  // and what else follows the table: whole statements that may be run again
  bool keyed = false;                // nothing is kept of a row but its primary key
};

// The names of a table's primary key.
std::vector<std::string> key_of(const SchemaTable& table);

// An index of the table, whoever's rows they are, runs in the query's order.
bool is_order_indexed(const Entity& entity, const Query& query);

std::vector<SchemaTable> schema_of(const Tables& tables, const Dialect& dialect);
// The tables that belong to the store itself: meta, the journal with its trees, idempotency keys.
std::vector<SchemaTable> own_schema(const Dialect& dialect);
std::string create_sql(const SchemaTable& table, const Dialect& dialect);
// Everything, as a new database gets it.
std::string schema_sql(const Tables& tables, const Dialect& dialect);
