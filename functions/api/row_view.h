#pragma once

#include <map>

#include "api/caller.h"
#include "model/catalogue.h"

// "businessUnitId" is shown beside "businessUnitName": the key of what a reference points to, or "" when the field is
// none.
std::string name_key(const Entity&, const Field&);

// Rows as one caller sees them: without private fields, without personal data where they may not see it, with the
// names of what they refer to. Names are looked up once for all rows of a view.
class RowView {
 public:
  RowView(Workspace& workspace, const Caller& caller) : workspace_(workspace), caller_(caller) {}

  // `fields` empty: all.
  Result<Json> show(const Entity&, const void* row, const std::vector<const Field*>& fields = {});
  // The same with the rows that it embeds.
  Result<Json> show_whole(const Entity&, const void* row);
  // The live rows of a child that belong to an owner and that the caller may see.
  Result<Json> children(const Entity& child, const Uuid& owner);

 private:
  Result<std::string> name_of_row(const Entity&, const Uuid&);
  View view_of(const Entity&, const void* row) const;

  Workspace& workspace_;
  const Caller& caller_;
  std::map<std::pair<const Entity*, Uuid>, std::string> names_;
};
