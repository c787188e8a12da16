#pragma once

#include "api/api.h"

// The parts of the paths below an owner, by the entity's description.
class NestedPath {
 public:
  explicit NestedPath(const Entity& entity) : entity_(entity) {}

  std::string rows() const;   // /api/users/{userId}/business-units
  std::string row() const;    // …/{buId}
  std::string items() const;  // …/{buId}/modules
  std::string item() const;   // …/{buId}/modules/{moduleId}
  std::string row_parameter() const { return id_parameter(entity_.nested.segment); }
  std::string item_parameter() const { return std::string(item_key().wire); }

  const Field& owner_field() const { return *entity_.find(entity_.nested.owner_field); }
  const Field& key_field() const { return *entity_.find(entity_.nested.key_field); }
  const Field& list_field() const { return *entity_.find(entity_.nested.list_field); }
  const Shape& item_shape() const { return *list_field().type->item->shape(); }
  const Field& item_key() const { return *item_shape().find(entity_.nested.list_key); }

  // The owner that the address names, if the caller may see it.
  Result<Row> find_owner(const Exchange&, Workspace&) const;
  // The one live row that the address names, if the caller may see it.
  Result<Row> find_row(const Exchange&, Workspace&) const;

 private:
  Result<std::vector<Condition>> told_apart_by(const Exchange&) const;

  const Entity& entity_;
};
