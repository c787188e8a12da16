#include "store/sql_text.h"

SqlText& SqlText::column(std::string_view alias, std::string_view name) {
  text_ += alias;
  text_ += ".\"";
  text_ += name;
  text_ += '"';
  return *this;
}

SqlText& SqlText::value(Json value) {
  values_.push_back(std::move(value));
  text_ += '$';
  text_ += std::to_string(values_.size());
  return *this;
}

Result<Loan> SqlText::prepare(Database& database) const {
  Loan statement = TRY(database.prepare(text_));
  for (std::size_t i = 0; i < values_.size(); ++i) bind(*statement, static_cast<int>(i) + 1, values_[i]);
  return statement;
}

std::string quoted(std::string_view identifier) {
  std::string text = "\"";
  for (const char c : identifier) {
    if (c == '"') text += '"';
    text += c;
  }
  return text + '"';
}
