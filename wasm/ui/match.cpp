#include "ui/match.h"

namespace ui {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
bool starts_word(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  const char before = text[at - 1];
  return before == ' ' || before == '-' || before == '.' || before == '/' || before == '@' || before == '_';
}

constexpr int kHit = 1;
constexpr int kRun = 14;
constexpr int kWord = 8;
constexpr int kStart = 12;

}  // namespace

int match(std::string_view text, std::string_view typed) {
  int score = 1;
  std::size_t at = 0;
  bool run = false;
  for (const char wanted : typed) {
    if (wanted == ' ') {
      run = false;
      continue;
    }
    std::size_t found = at;
    while (found < text.size() && lower(text[found]) != lower(wanted)) ++found;
    if (found == text.size()) return 0;
    run = run && found == at;
    score += kHit + (run ? kRun : 0) + (starts_word(text, found) ? kWord : 0) + (found == 0 ? kStart : 0);
    at = found + 1;
    run = true;
  }
  return score * 64 - static_cast<int>(text.size() < 64 ? text.size() : 63);
}

}  // namespace ui
