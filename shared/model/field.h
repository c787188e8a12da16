#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>

#include "core/json.h"

struct Entity;
struct Shape;

enum class Kind : std::uint8_t { text, integer, boolean, money, timestamp, date, reference, choice, list, object };

// How values of one C++ type are read and written. One object per type, shared by every field.
struct TypeOps {
  Kind kind;
  bool nullable;  // JSON null and SQL NULL are values of it
  Json (*read)(const void* at, const TypeOps&);
  bool (*write)(void* at, const Json&, const TypeOps&);  // false, and nothing written, when the type is wrong
  std::span<const std::string_view> choices = {};        // of a choice
  const TypeOps* item = nullptr;                         // of a list
  const Shape* (*shape)() = nullptr;                     // of an object
  std::size_t (*size)(const void* list) = nullptr;
  void* (*item_at)(void* list, std::size_t) = nullptr;
  void (*resize)(void* list, std::size_t) = nullptr;
};

// What a text that is not empty must look like; the error names the field.
using TextForm = Outcome (*)(std::string_view field, std::string_view text);

struct Field {
  enum Flag : std::uint16_t {
    Required = 1,
    ReadOnly = 2,       // only actions write it
    Fixed = 4,          // clients write it at creation only
    Private = 8,        // never leaves the server, never in a plan or the journal
    Personal = 16,      // shown only to those who may see personal data
    Listed = 32,        // a column of the generic table
    Filterable = 64,    // may stand in `filter` and `sort`; indexed
    Searchable = 128,   // part of what `q` searches
    Unique = 256,       // among live rows of the tenant
    LongText = 512,     // several lines
    Shows = 2048,       // who sees this row sees the row it refers to: an assignment shows its person
    Secondary = 1024,   // a column only when there is room
    Unversioned = 4096  // the platform keeps it without a new version and without a record in the journal
  };

  std::string_view name;  // the member and the column: "created_at"
  std::string_view wire;  // the JSON key: "createdAt"
  std::string_view label;
  const TypeOps* type;
  void* (*at)(void* record);
  const void* owner;  // identifies the struct the member belongs to
  std::string_view hint = {};
  std::string_view currency = {};  // money: the field that holds its ISO 4217 code
  const Entity* target = nullptr;  // reference: what it points to
  std::int64_t low = std::numeric_limits<std::int64_t>::min();
  std::int64_t high = std::numeric_limits<std::int64_t>::max();
  std::uint32_t longest = 255;  // in code points; of a list, in items
  std::uint16_t flags = 0;
  TextForm form = nullptr;

  constexpr Field required() const { return with(Required); }
  constexpr Field read_only() const { return with(ReadOnly); }
  constexpr Field fixed() const { return with(Fixed); }
  constexpr Field secret() const { return with(Private | ReadOnly); }
  constexpr Field personal() const { return with(Personal); }
  constexpr Field listed() const { return with(Listed); }
  constexpr Field secondary() const { return with(Listed | Secondary); }
  constexpr Field filterable() const { return with(Filterable); }
  constexpr Field searchable() const { return with(Searchable); }
  constexpr Field unique() const { return with(Unique); }
  constexpr Field long_text(std::uint32_t length = 2000) const { return with(LongText).up_to(length); }
  constexpr Field references(const Entity& entity) const {
    Field f = *this;
    f.target = &entity;
    return f;
  }
  constexpr Field between(std::int64_t a, std::int64_t b) const {
    Field f = *this;
    f.low = a;
    f.high = b;
    return f;
  }
  constexpr Field up_to(std::uint32_t length) const {
    Field f = *this;
    f.longest = length;
    return f;
  }
  // Blanks around what a client sends of it are dropped.
  constexpr Field formed(TextForm check) const {
    Field f = *this;
    f.form = check;
    return f;
  }
  constexpr Field unversioned() const { return with(Unversioned | ReadOnly); }
  constexpr Field shows() const { return with(Shows); }
  constexpr Field help(std::string_view text) const {
    Field f = *this;
    f.hint = text;
    return f;
  }
  constexpr Field in_currency_of(std::string_view field) const {
    Field f = *this;
    f.currency = field;
    return f;
  }

  constexpr bool has(Flag flag) const { return (flags & flag) != 0; }
  Kind kind() const { return type->kind; }
  const void* in(const void* record) const { return at(const_cast<void*>(record)); }
  Json read(const void* record) const { return type->read(in(record), *type); }
  bool write(void* record, const Json& value) const { return type->write(at(record), value, *type); }

 private:
  constexpr Field with(unsigned more) const {
    Field f = *this;
    f.flags = static_cast<std::uint16_t>(f.flags | more);
    return f;
  }
};

// A described struct: a resource, the input of an action, or a part of either.
struct Shape {
  std::string_view name;   // "business_units"; for inputs the action's name
  std::string_view label;  // "Hotel"
  std::span<const Field> fields;

  const Field* find(std::string_view name) const;  // by column
  const Field* find_wire(std::string_view key) const;
};
