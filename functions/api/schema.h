#pragma once

#include <map>
#include <string>

#include "model/catalogue.h"

// JSON Schema 2020-12 from descriptions, gathered by name as they are referred to; only referred to where nobody asks
// for the description.
class Schemas {
 public:
  Schemas(const Catalogue& catalogue, bool gathers) : catalogue_(catalogue), gathers_(gathers) {}

  enum class Use { answer, create, change };

  // A reference to the schema of a shape in one of its uses; parts it is made of are added as well.
  Json refer(const Shape&, Use, std::string_view left_out = {});
  Json refer(const Entity&, Use);  // an answer with the record's own fields and what is embedded
  Json of_field(const Field&, Use);
  void add(std::string name, Json schema) { all_.emplace(std::move(name), std::move(schema)); }
  bool lacks(const std::string& name) const { return gathers_ && !all_.count(name); }
  Json all() const;  // by name

 private:
  Json of_type(const Field&, const TypeOps&, Use);
  Json of_shape(const Shape&, Use, std::string_view left_out = {});
  void add_fields(const Shape&, Use, std::string_view left_out, Json& properties, Json& required);

  const Catalogue& catalogue_;
  const bool gathers_;
  std::map<std::string, Json> all_;
};
