#pragma once

#include "api/nested_path.h"
#include "api/nested_write.h"

// The routes below an owner, while they are added.
class NestedOperations {
 public:
  NestedOperations(Operations& operations, const Api& api, const Entity& entity)
      : operations_(operations), api_(api), entity_(entity), path_(entity) {}

  void add_rows();
  void add_items();

 private:
  std::string id(std::string_view verb) const {
    return std::string(entity_.nested.owner->name) + "." + std::string(entity_.name) + "." + std::string(verb);
  }
  Operation describe(const char* method, std::string path, std::string_view verb, std::string summary) const {
    return {.method = method,
            .path = std::move(path),
            .id = id(verb),
            .summary = std::move(summary),
            .tag = std::string(entity_.nested.owner->plural),
            .refusals = {404}};
  }
  void add_write(NestedWrite write, std::string_view verb);
  auto fill(Outcome (*with)(const Entity&, const Exchange&, const void*, Json, Json&)) const {
    return [with, &entity = entity_](const Exchange& exchange, const void* row, Json body, Json& input) {
      return with(entity, exchange, row, std::move(body), input);
    };
  }

  Operations& operations_;
  const Api& api_;
  const Entity& entity_;
  NestedPath path_;
};
