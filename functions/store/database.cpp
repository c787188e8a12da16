#include "store/database.h"

void bind(Statement& statement, int at, const Json& value) {
  if (const bool* b = value.if_bool()) statement.bind_bool(at, *b);
  else if (const auto* i = value.if_int()) statement.bind_integer(at, *i);
  else if (const auto* text = value.if_text()) statement.bind_text(at, std::string_view(*text));
  else if (value.is_null()) statement.bind_null(at);
  else statement.bind_text(at, std::string_view(to_json_text(value)));
}
