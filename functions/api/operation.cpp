#include "api/operation.h"

#include "api/naming.h"

Route& Operations::add(Operation operation, Handler handler) {
  Route& route = router_.add(operation.method, operation.path, std::move(handler));
  if (describes_) all_.push_back(std::move(operation));
  return route;
}

Json schema_reference(std::string_view name) {
  return Json::Object{{"$ref", "#/components/schemas/" + std::string(name)}};
}

Json list_schema(Json items) { return Json::Object{{"type", "array"}, {"items", std::move(items)}}; }

std::string id_parameter(std::string_view segment) {
  if (segment.find('-') == segment.npos) return singular(segment) + "Id";
  std::string initials(segment.substr(0, 1));
  for (std::size_t i = 1; i < segment.size(); ++i)
    if (segment[i - 1] == '-') initials += segment[i];
  return initials + "Id";
}
