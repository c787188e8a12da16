#include "bare/page.h"

namespace {

void bind(sqlite3_stmt* statement, int at, const Json& value) {
  if (const auto* number = value.if_int()) sqlite3_bind_int64(statement, at, *number);
  else if (const auto* text = value.if_text()) sqlite3_bind_text(statement, at, text->c_str(), -1, SQLITE_TRANSIENT);
}

}  // namespace

BarePage::Kind BarePage::kind_of(std::string_view name) {
  if (name == "number") return Kind::number;
  if (name == "boolean") return Kind::boolean;
  if (name == "json") return Kind::json;
  return name == "hidden" ? Kind::hidden : Kind::text;
}

BarePage::BarePage(const BareDatabase& database, const Json& described)
    : statement_(database.prepare(std::string(described.text("sql")))),
      rows_(static_cast<int>(described.integer("rows"))) {
  for (const Json& column : *described.find("columns")->if_array())
    columns_.push_back({'"' + std::string(column.text("key")) + "\":", kind_of(column.text("kind"))});
  int at = 0;
  for (const Json& value : *described.find("values")->if_array()) bind(statement_.get(), ++at, value);
}

void BarePage::append_row(std::string& out) const {
  out += '{';
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const int at = static_cast<int>(i);
    if (columns_[i].kind == Kind::hidden || sqlite3_column_type(statement_.get(), at) == SQLITE_NULL) continue;
    if (out.back() != '{') out += ',';
    out += columns_[i].key;
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), at));
    const std::string_view text(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), at)));
    if (columns_[i].kind == Kind::text) write_json_text(text, out);
    else if (columns_[i].kind == Kind::boolean) out += text == "0" ? "false" : "true";
    else out += text;
  }
  out += '}';
}

std::string BarePage::read() {
  std::string out = "{\"items\":[";
  int row = 0;
  for (; row < rows_ && sqlite3_step(statement_.get()) == SQLITE_ROW; ++row) {
    if (row > 0) out += ',';
    append_row(out);
  }
  if (row == rows_) sqlite3_step(statement_.get());
  sqlite3_reset(statement_.get());
  return out + "]}";
}
