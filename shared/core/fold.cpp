#include <algorithm>

#include "core/text.h"

namespace {

// One letter for each code point from the range's first; a capital stands for two letters, a dot for "as it is".
constexpr std::string_view kLatin1AndExtendedA =
    "aaaaaaAceeeeiiiidnooooo.ouuuuyTSaaaaaaAceeeeiiiidnooooo.ouuuuyTy"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiIIjjkkklllllll"
    "lllnnnnnnnnnooooooOOrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
constexpr std::string_view kExtendedB =
    "bbbb..occdddd.eeeffg.H.ikkl.mnnooo..pp.....ttttuu.vyyzz........w"
    "....DDDLLLNNNaaiioouuuuuuuuuueaaaaAAggggkkoooo..jDDDggHwnnaaAAoo"
    "aaaaeeeeiiiioooorrrruuuusstt..hhnd..zzaaeeooooooooyylntj..acclts"
    "z..b.veejjqqrryy";
constexpr std::string_view kExtendedAdditional =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwyasssSdaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy....yy";

struct Range {
  char32_t first;
  std::string_view letters;
};
constexpr Range kLatin[] = {{0xC0, kLatin1AndExtendedA}, {0x180, kExtendedB}, {0x1E00, kExtendedAdditional}};

struct Pair {
  char letter;
  std::string_view both;
};
constexpr Pair kPairs[] = {{'A', "ae"}, {'D', "dz"}, {'H', "hv"}, {'I', "ij"}, {'L', "lj"},
                           {'N', "nj"}, {'O', "oe"}, {'S', "ss"}, {'T', "th"}};

struct Plain {
  char16_t accented;
  char16_t base;
};
constexpr Plain kGreekAndCyrillic[] = {  // lower case, sorted
    {u'ΐ', u'ι'}, {u'ά', u'α'}, {u'έ', u'ε'}, {u'ή', u'η'}, {u'ί', u'ι'}, {u'ΰ', u'υ'}, {u'ς', u'σ'},
    {u'ϊ', u'ι'}, {u'ϋ', u'υ'}, {u'ό', u'ο'}, {u'ύ', u'υ'}, {u'ώ', u'ω'}, {u'й', u'и'}, {u'ѐ', u'е'},
    {u'ё', u'е'}, {u'ѓ', u'г'}, {u'ї', u'і'}, {u'ќ', u'к'}, {u'ѝ', u'и'}, {u'ў', u'у'}};

// Greek and Cyrillic: a capital's small letter, and anything else as it is.
char32_t lower(char32_t c) {
  if (c >= 0x391 && c <= 0x3AB) return c + 32;
  if (c == 0x386) return 0x3AC;
  if (c >= 0x388 && c <= 0x38A) return c + 37;
  if (c == 0x38C) return 0x3CC;
  if (c == 0x38E || c == 0x38F) return c + 63;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  const bool paired = (c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF) || (c >= 0x4D0 && c <= 0x52F);
  return paired ? c | 1 : c;
}

char32_t without_accent(char32_t c) {
  const auto* found = std::lower_bound(std::begin(kGreekAndCyrillic), std::end(kGreekAndCyrillic), c,
                                       [](const Plain& plain, char32_t code) { return plain.accented < code; });
  return found != std::end(kGreekAndCyrillic) && found->accented == c ? char32_t{found->base} : c;
}

// Whether the code point is of these ranges and was written as plain letters.
bool write_latin(char32_t c, std::string& out) {
  for (const Range& range : kLatin) {
    if (c < range.first || c - range.first >= range.letters.size()) continue;
    const char letter = range.letters[c - range.first];
    if (letter == '.') return false;
    const auto* pair =
        std::find_if(std::begin(kPairs), std::end(kPairs), [&](const Pair& p) { return p.letter == letter; });
    if (pair != std::end(kPairs)) out += pair->both;
    else out += letter;
    return true;
  }
  return false;
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(text, at);
    if (c < 0x80) {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : static_cast<char>(c);
    } else if (c >= 0x300 && c <= 0x36F) {
      continue;  // a combining mark of text that is decomposed
    } else if (c >= 0x370 && c <= 0x52F) {
      const char32_t plain = without_accent(lower(c));
      out += static_cast<char>(0xC0 | plain >> 6);
      out += static_cast<char>(0x80 | (plain & 0x3F));
    } else if (!write_latin(c, out)) {
      out.append(text, start, at - start);
    }
  }
  return out;
}
