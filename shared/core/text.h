#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/result.h"

// Text is UTF-8; positions and sizes are bytes unless a name says otherwise.

inline constexpr char32_t kNoCodePoint = 0xFFFFFFFF;

// The code point at `at`, and `at` moved behind it. Broken UTF-8 gives kNoCodePoint and moves one byte.
char32_t next_code_point(std::string_view text, std::size_t& at);

// RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view text);

// In code points; a broken byte counts as one.
std::size_t count_characters(std::string_view text);

// Unicode White_Space, and the two characters without width that copied text brings along (U+200B, U+FEFF).
bool is_blank(char32_t code_point);

// Without the blanks at either end.
std::string_view trim(std::string_view text);

// Characters that no name or address holds: C0 and C1 controls other than tab, line feed and carriage return.
bool has_control_characters(std::string_view text);

std::string lower_ascii(std::string_view text);

// A label inside a sentence: "Hotel" as "hotel", "HR" as it is.
std::string lower_first(std::string_view label);

// What searching compares: lower case and no diacritics in Latin, Greek and Cyrillic; other scripts as they are.
std::string fold(std::string_view text);

// local@domain.tld as people have it: no quotes, comments or address literals; 64 bytes before the @, 254 in all.
bool is_email(std::string_view text);
Outcome check_email(std::string_view field, std::string_view text);
