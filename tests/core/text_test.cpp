#include "core/text.h"

#include <catch_amalgamated.hpp>
#include <string>

TEST_CASE("broken UTF-8 is told from valid") {
  for (const char* good :
       {"", "plain", "Chloé", "ภูเก็ต", "Thảo", "🏨", "\xF4\x8F\xBF\xBF", "\xED\x9F\xBF", "eight by eight by 8é"})
    CHECK(is_utf8(good));
  for (const char* bad :
       {"\x80", "\xC3", "\xC0\xAF", "\xC1\xBF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF0\x80\x80\xAF", "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80", "\xFE", "\xFF", "Chlo\xE9", "eight by eight by 8\xE9"})
    CHECK_FALSE(is_utf8(bad));
}

TEST_CASE("characters are counted, not bytes") {
  CHECK(count_characters("") == 0);
  CHECK(count_characters("Thảo") == 4);
  CHECK(count_characters("ภูเก็ต") == 6);
  CHECK(count_characters("🏨é") == 2);
  CHECK(count_characters("\xFF\xFF") == 2);
}

TEST_CASE("every code point survives being read back") {
  for (char32_t code = 0; code <= 0x10FFFF; ++code) {
    if (code >= 0xD800 && code < 0xE000) continue;
    std::string text;
    if (code < 0x80) {
      text += static_cast<char>(code);
    } else {
      const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
      text += static_cast<char>((0xFF00u >> (more + 1) & 0xFFu) | code >> (6 * more));
      for (int i = more - 1; i >= 0; --i) text += static_cast<char>(0x80 | (code >> (6 * i) & 0x3F));
    }
    std::size_t at = 0;
    if (next_code_point(text, at) != code || at != text.size()) FAIL(static_cast<std::uint32_t>(code));
  }
}

TEST_CASE("blanks of every kind are trimmed at the ends only") {
  CHECK(trim("  Hua Hin\t\r\n") == "Hua Hin");
  CHECK(trim("\u00A0\u3000\uFEFF\u200B Thảo \u2003") == "Thảo");
  CHECK(trim("\u00A0\u3000") == "");
  CHECK(trim("") == "");
  CHECK(trim(" \x80\x80") == "\x80\x80");
  CHECK(trim("\xA0 x \xA0") == "\xA0 x \xA0");
}

TEST_CASE("control characters are found") {
  CHECK(has_control_characters(std::string_view("a\0b", 3)));
  CHECK(has_control_characters("a\x1B[31m"));
  CHECK(has_control_characters("a\u0085"));
  CHECK_FALSE(has_control_characters("two\nlines\tand é 🏨"));
}

TEST_CASE("searching folds case and diacritics") {
  const struct {
    const char *given, *folded;
  } cases[] = {
      {"Chloé NGUYỄN", "chloe nguyen"},
      {"Đặng Thị Thảo", "dang thi thao"},
      {"ƠƯ ơư", "ou ou"},
      {"Straße Æsir Œuvre Þór Łódź Øre", "strasse aesir oeuvre thor lodz ore"},
      {"İstanbul ığ", "istanbul ig"},
      {"e\u0301 Zu\u0308rich", "e zurich"},
      {"ΆΛΦΑ Οδυσσεύς", "αλφα οδυσσευσ"},
      {"Москва ЁЖ Йод", "москва еж иод"},
      {"Ұлттық", "ұлттық"},
      {"ภูเก็ต 東京 🏨", "ภูเก็ต 東京 🏨"},
      {"5 × 3 ÷ 2", "5 × 3 ÷ 2"},
      {"\xFF\xC3", "\xFF\xC3"},
  };
  for (const auto& [given, folded] : cases) {
    CHECK(fold(given) == folded);
    CHECK(fold(folded) == folded);
  }
}

TEST_CASE("addresses that people have are taken") {
  for (const char* good : {"a@b.co", "ji-woo.mensah.0@example.com", "first+tag@sub.example.co.th", "O'Neil@example.ie",
                           "d..o@docomo.ne.jp", "thảo@ví-dụ.vn", "x@1.2"})
    CHECK(is_email(good));
  CHECK(is_email(std::string(64, 'a') + "@example.com"));
}

TEST_CASE("what cannot be an address is not") {
  for (const char* bad :
       {"",           "@",        "a@",       "@b.co",         "a@b",          "a@@b.co",   "a@b@c.co", "a b@c.co",
        "a@b .co",    "a@b..co",  "a@.co",    "a@b.co.",       "a@-b.co",      "a@b-.co",   "a@b_c.co", "<a@b.co>",
        "\"a\"@b.co", "a,b@c.co", "a@b.co\n", "a\u00A0b@c.co", "a\u200B@c.co", "a\xFF@b.co"})
    CHECK_FALSE(is_email(bad));
  CHECK_FALSE(is_email(std::string(65, 'a') + "@example.com"));
  CHECK_FALSE(is_email("a@" + std::string(64, 'b') + ".com"));
  std::string long_domain = "a@";
  while (long_domain.size() < 245) long_domain += "abcdefgh.";
  CHECK(is_email(long_domain + "abcdefghi"));
  CHECK_FALSE(is_email(long_domain + "abcdefghij"));
}
