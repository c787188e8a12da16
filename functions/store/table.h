#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/catalogue.h"

// The column that holds the folded text of an entity's searchable fields.
inline constexpr std::string_view kSearchColumn = "search_text";

// An entity's table and the statements that every use of it shares. Columns: the record's own, the entity's, and the
// search text where there is one.
class Table {
 public:
  // What a list shows: a column, or the title of what a reference leads to.
  struct ListColumn {
    const Field* field;
    Kind kind;
    std::string select;
    std::string key;  // ,"createdAt":
    bool personal;
    bool is_tenant;
  };

  struct Holder {
    const Entity* entity;
    std::string fetch;  // $1: the id of what it holds
  };

  explicit Table(const Entity& entity);

  const Entity& entity() const { return *entity_; }
  const std::vector<const Field*>& columns() const { return columns_; }
  bool searchable() const { return searchable_; }
  // Listed and searched for all tenants together: elsewhere the tenant bounds what is looked through.
  bool spans_tenants() const { return searchable_ && !entity_->tenant_owned; }
  const std::vector<ListColumn>& list_columns() const { return list_columns_; }  // the identifier first
  // What `q` searches in a row.
  std::string search_text(const void* row) const;

  const std::string& select_columns() const { return select_columns_; }  // t."id", t."tenant", …
  const std::string& fetch() const { return fetch_; }                    // $1: id
  const std::vector<Holder>& holders() const { return holders_; }        // by home fields, the nearest first
  const std::string& insert() const { return insert_; }                  // every column in order
  const std::string& update() const { return update_; }  // what may change, then the id and the version replaced

 private:
  void add_list_columns(const Field& f);
  void add_holders();

  const Entity* entity_;
  std::vector<const Field*> columns_;
  std::vector<ListColumn> list_columns_;
  bool searchable_ = false;
  std::string select_columns_;
  std::string fetch_;
  std::vector<Holder> holders_;
  std::string insert_;
  std::string update_;
};

// Written once, when the row is made.
bool is_fixed_column(const Field& column);

// The tables of a catalogue. Made once at start, read from any thread.
class Tables {
 public:
  explicit Tables(const Catalogue& catalogue);
  const Catalogue& catalogue() const { return *catalogue_; }
  const Table& of(const Entity& entity) const { return tables_.at(&entity); }
  const std::vector<const Table*>& in_order() const { return order_; }  // referred-to tables first

 private:
  void add(const Entity& entity, std::vector<const Entity*>& path);

  const Catalogue* catalogue_;
  std::map<const Entity*, Table> tables_;
  std::vector<const Table*> order_;
};
