#include "ui/number_field.h"

#include <limits>

namespace ui {
namespace {

// What is being typed, while it need not be a number yet.
struct Draft {
  ImGuiID id = 0;
  std::string text;
  bool readable = true;
};

Draft draft;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string format_number(std::int64_t value, int decimals) {
  std::uint64_t rest = value < 0 ? 0ULL - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  std::string out;
  int digits = 0;
  do {
    if (digits == decimals && decimals > 0) out += '.';
    else if (digits > decimals && (digits - decimals) % 3 == 0) out += ',';
    out += static_cast<char>('0' + rest % 10);
    rest /= 10;
    ++digits;
  } while (rest != 0 || digits <= decimals);
  if (value < 0) out += "\x92\x88\xE2";  // the minus sign, reversed
  return {out.rbegin(), out.rend()};
}

bool parse_number(std::string_view text, int decimals, std::int64_t& value) {
  std::int64_t result = 0;
  int after = -1;  // digits after the point
  bool negative = false;
  bool any = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ',' || c == ' ') continue;
    if (c == '-' && !any) {
      negative = true;
    } else if (c == '\xE2' && text.substr(i, 3) == "\xE2\x88\x92") {
      negative = true;
      i += 2;
    } else if (c == '.' && after < 0 && decimals > 0) {
      after = 0;
    } else if (is_digit(c) && after < decimals) {
      if (result > (std::numeric_limits<std::int64_t>::max() - 9) / 10) return false;
      result = result * 10 + (c - '0');
      any = true;
      if (after >= 0) ++after;
    } else {
      return false;
    }
  }
  for (int i = after < 0 ? 0 : after; i < decimals; ++i) {
    if (result > std::numeric_limits<std::int64_t>::max() / 10) return false;
    result *= 10;
  }
  value = negative ? -result : result;
  return any;
}

Edit number_field(std::string_view label, std::int64_t& value, const FieldOptions& given, int decimals) {
  const ImGuiID id = id_of(label);
  FieldOptions o = given;
  o.flags |= mirror::kNumeric | mirror::kRight;
  const bool drafting = draft.id == id;
  if (drafting && !draft.readable) o.fault = "This is not a number.";
  std::string shown = drafting ? draft.text : format_number(value, decimals);
  Edit edit = text_field(label, shown, o);
  if (edit.changed) {
    draft = {.id = id, .text = shown, .readable = false};
    std::int64_t read = 0;
    draft.readable = parse_number(shown, decimals, read);
    edit.changed = draft.readable && read != value;
    if (edit.changed) value = read;
  }
  if (drafting && !edit.focused && draft.readable) draft = {};
  return edit;
}

}  // namespace ui
