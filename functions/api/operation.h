#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/schema.h"
#include "core/json.h"
#include "http/router.h"

struct Parameter {
  std::string name;
  std::string in;  // "query" or "header"
  std::string description;
  Json schema = Json::Object{{"type", "string"}};
  bool required = false;
};

// One route as its clients know it: what OpenAPI says, and what the router serves.
struct Operation {
  std::string method;
  std::string path;                        // "/api/users/{userId}"
  std::string id;                          // unique: "users.change"
  std::string summary;                     // "Change a person"
  std::string tag;                         // "Users"
  std::vector<Parameter> parameters = {};  // those in the path follow from it
  Json request = {};                       // a schema; null: takes no body
  std::string request_type = "application/json";
  Json response = {};  // a schema; null: answers no body
  std::string response_type = "application/json";
  int status = 200;
  Json plan = {};                  // a schema: what ?plan=1 answers, where the status is another then
  std::vector<int> refusals = {};  // beside 401 and 429
  bool open = false;               // needs no session
};

// Every route of the API, added once for both the router and the description. Who only serves keeps no description.
class Operations {
 public:
  enum class For { describing, serving };
  Operations(Router& router, const Catalogue& catalogue, For use)
      : router_(router), schemas_(catalogue, use == For::describing), describes_(use == For::describing) {}
  Route& add(Operation operation, Handler handler);
  const std::vector<Operation>& all() const { return all_; }
  Schemas& schemas() { return schemas_; }

 private:
  Router& router_;
  Schemas schemas_;
  const bool describes_;
  std::vector<Operation> all_;
};

Json schema_reference(std::string_view name);  // {"$ref": "#/components/schemas/<name>"}
Json list_schema(Json items);

// "business-units" as "buId", "users" as "userId": the name of the part of a path behind a collection.
std::string id_parameter(std::string_view segment);
