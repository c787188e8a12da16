#include "api/naming.h"

std::string singular(std::string_view plural) {
  if (plural.ends_with("ies")) return std::string(plural.substr(0, plural.size() - 3)) + "y";
  if (plural.ends_with("sses")) return std::string(plural.substr(0, plural.size() - 2));
  if (plural.ends_with('s') && !plural.ends_with("ss")) plural.remove_suffix(1);
  return std::string(plural);
}

std::string pascal_case(std::string_view name) {
  std::string out;
  bool upper = true;
  for (const char c : name) {
    if (c == '_' || c == '-' || c == '.') {
      upper = true;
      continue;
    }
    out += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    upper = false;
  }
  return out;
}

std::string schema_name(std::string_view shape_name) {
  const bool table = shape_name.find('.') == shape_name.npos;
  return pascal_case(table ? singular(shape_name) : std::string(shape_name));
}
