#include "bare/insert.h"

#include "core/text.h"
#include "core/time.h"
#include "core/types.h"

namespace {

// Made in order, as the product makes them, so that both walk their indexes alike.
Uuid next_id(std::int64_t unix_ms) {
  static std::uint64_t count = 0;
  return make_uuid(unix_ms, 0, ++count);
}

void bind_all(sqlite3_stmt* statement, const std::vector<int>& places, const std::string& text) {
  for (const int at : places) bind_text(statement, at, text);
}

}  // namespace

BareInsert::BareInsert(const BareDatabase& database, const Json& described)
    : database_(database), statement_(database.prepare(std::string(described.text("sql")))) {
  int at = 0;
  for (const Json& value : *described.find("values")->if_array()) {
    ++at;
    if (const auto* number = value.if_int()) sqlite3_bind_int64(statement_.get(), at, *number);
    const std::string* text = value.if_text();
    if (!text) continue;
    if (*text == "{id}") places_.id.push_back(at);
    else if (*text == "{now}") places_.now.push_back(at);
    else if (*text == "{name}") places_.name.push_back(at);
    else if (*text == "{email}") places_.email.push_back(at);
    else if (*text == "{search}") places_.search.push_back(at);
    else sqlite3_bind_text(statement_.get(), at, text->c_str(), -1, SQLITE_TRANSIENT);
  }
}

std::string BareInsert::insert(const std::string& body, std::int64_t unix_ms) {
  const auto json = parse_json(body);
  if (!json || !json->if_object()) return {};
  const std::string name(json->text("name")), email(json->text("email"));
  const std::string id = to_text(next_id(unix_ms)), now = format_timestamp({unix_ms}),
                    search = fold(name + " " + email);
  bind_all(statement_.get(), places_.id, id);
  bind_all(statement_.get(), places_.now, now);
  bind_all(statement_.get(), places_.name, name);
  bind_all(statement_.get(), places_.email, email);
  bind_all(statement_.get(), places_.search, search);
  database_.step_once(statement_.get());
  return id;
}
