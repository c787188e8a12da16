#include <vector>

#include "core/text.h"
#include "postgres/pg_dialect.h"

namespace {

constexpr char32_t kLast = 0x1EFF;  // nothing behind it is folded

std::string utf8(char32_t c) {
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))};
  return {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | ((c >> 6) & 0x3F)),
          static_cast<char>(0x80 | (c & 0x3F))};
}

}  // namespace

// translate() takes letters one for one and drops what has none; what becomes two letters is replaced before. Plain
// ASCII, which is nearly everything, is spared both.
std::string fold_function() {
  std::string from, to, dropped, expression = "$1";
  for (char32_t c = 'A'; c <= kLast; ++c) {
    const std::string letter = utf8(c), plain = fold(letter);
    if (plain == letter) continue;
    const std::size_t letters = count_characters(plain);
    if (letters == 0) dropped += letter;
    else if (letters == 1) from += letter, to += plain;
    else expression = "replace(" + expression + ", '" + letter + "', '" + plain + "')";
  }
  return "CREATE OR REPLACE FUNCTION fold(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$\n"
         "SELECT CASE WHEN octet_length($1) = length($1) THEN lower($1 COLLATE \"C\") ELSE translate(" +
         expression + ", '" + from + dropped + "', '" + to + "') END $$;\n";
}
