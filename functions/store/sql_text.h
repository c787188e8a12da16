#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

// SQL under construction. Values never stand in the text: they are bound, as $1, $2, … in the order of the text.
class SqlText {
 public:
  SqlText& operator+=(std::string_view piece) {
    text_ += piece;
    return *this;
  }
  // "t"."column"
  SqlText& column(std::string_view alias, std::string_view name);
  SqlText& value(Json value);
  // A value whose place the dialect writes around: call `text` with its name.
  template <class Text>
  SqlText& value_in(Json value, const Text& text) {
    values_.push_back(std::move(value));
    text_ += text("$" + std::to_string(values_.size()));
    return *this;
  }

  const std::string& text() const { return text_; }
  const std::vector<Json>& values() const { return values_; }
  Result<Loan> prepare(Database&) const;  // with its values bound

 private:
  std::string text_;
  std::vector<Json> values_;
};

std::string quoted(std::string_view identifier);
