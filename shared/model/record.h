#pragma once

#include "core/types.h"
#include "model/field.h"

// What every stored row carries. Rows derive from it alone, so that a row's address is its record's.
struct Record {
  Uuid id;
  Uuid tenant;               // the organisation that owns the row; nil for platform-wide rows
  std::int64_t version = 0;  // 0 means not stored yet; served as ETag
  Timestamp created_at;
  Uuid created_by;
  Timestamp updated_at;
  Uuid updated_by;
  std::optional<Timestamp> archived_at;
  Uuid archived_by;
};

inline Record& record_of(void* row) { return *static_cast<Record*>(row); }
inline const Record& record_of(const void* row) { return *static_cast<const Record*>(row); }

const Shape& record_shape();  // the fields above, all read-only

struct View {            // who looks
  bool personal = true;  // false: personal data is left out
  bool stored = false;   // true: private fields and nulls too (the server's own)
};

// JSON of one record or part, in the order of its description. Nulls are left out.
void append_json(const Shape&, const void* record, std::string& out, View view = {});
Json to_json(const Shape&, const void* record, View view = {});

enum class Writing : std::uint8_t { create, change };

// Reads what a client sent into `record`, which keeps what was not given. Unknown, read-only and private fields are
// refused by name, null clears (RFC 7396). Lists are replaced whole. Returns every fault, with paths such as
// "modules[2].accessLevel".
std::vector<Fault> read_client(const Shape&, const Json&, void* record, Writing);

// What holds for a record by itself: required, length, range, well-formed UTF-8.
std::vector<Fault> validate(const Shape&, const void* record);

struct FieldChange {
  const Field* field;
  Json before;
  Json after;
  std::string before_title = {};  // of references, where the change was planned: what people know the row by
  std::string after_title = {};
};
// Field by field, private ones left out. Either side may be null: all of the other is given then.
std::vector<FieldChange> difference(const Shape&, const void* before, const void* after);
