#pragma once

#include <string>
#include <string_view>

// Small readings of protocol text; ASCII only.

bool equal_ignoring_case(std::string_view, std::string_view);
std::string_view trimmed(std::string_view);  // of blanks and tabs

// Whether a comma-separated list holds the word, whatever its case.
bool lists_word(std::string_view list, std::string_view word);

// Cuts the part before the first `mark` off the front; the whole text when there is none.
std::string_view cut(std::string_view& text, char mark);

// Undoes %XX; false for a broken escape, a zero byte or text that is not UTF-8.
bool decode_percent(std::string_view text, std::string& out);
