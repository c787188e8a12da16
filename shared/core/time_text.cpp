#include <charconv>

#include "core/time.h"

namespace {

void append_padded(std::int64_t value, std::size_t width, std::string& out) {
  char text[24];
  const char* end = std::to_chars(text, text + sizeof text, value).ptr;
  const auto size = static_cast<std::size_t>(end - text);
  if (size < width) out.append(width - size, '0');
  out.append(text, size);
}

// Reads fixed-width numbers and marks one after another; any misfit spoils the rest.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::int32_t number(std::size_t width) {
    std::int32_t value = 0;
    for (; width > 0; --width) {
      if (text_.empty() || text_[0] < '0' || text_[0] > '9') return fail();
      value = value * 10 + (text_[0] - '0');
      text_.remove_prefix(1);
    }
    return value;
  }
  char take() {
    if (text_.empty()) return static_cast<char>(fail());
    const char c = text_[0];
    text_.remove_prefix(1);
    return c;
  }
  void mark(char wanted) {
    if (take() != wanted) fail();
  }
  bool next_is(char wanted) const { return !text_.empty() && text_[0] == wanted; }
  bool next_is_digit() const { return !text_.empty() && text_[0] >= '0' && text_[0] <= '9'; }
  std::int32_t fail() {
    sound_ = false;
    return 0;
  }
  bool sound() const { return sound_; }
  bool ended() const { return sound_ && text_.empty(); }

 private:
  std::string_view text_;
  bool sound_ = true;
};

void append_date(Date date, std::string& out) {
  const CivilDate civil = to_civil(date);
  append_padded(civil.year, 4, out);
  out += '-';
  append_padded(civil.month, 2, out);
  out += '-';
  append_padded(civil.day, 2, out);
}

std::optional<Date> read_date(Reader& in) {
  CivilDate date;
  date.year = in.number(4);
  in.mark('-');
  date.month = in.number(2);
  in.mark('-');
  date.day = in.number(2);
  return in.sound() ? make_date(date) : std::nullopt;
}

std::int32_t read_milliseconds(Reader& in) {
  if (!in.next_is('.')) return 0;
  in.take();
  std::int32_t value = 0;
  int digits = 0;
  for (; in.next_is_digit(); ++digits) {
    const std::int32_t digit = in.number(1);
    if (digits < 3) value = value * 10 + digit;
  }
  if (digits == 0 || digits > 9) return in.fail();
  for (; digits < 3; ++digits) value *= 10;
  return value;
}

std::int32_t read_offset_minutes(Reader& in) {
  const char sign = in.take();
  if (sign == 'Z' || sign == 'z') return 0;
  if (sign != '+' && sign != '-') return in.fail();
  const std::int32_t hours = in.number(2);
  in.mark(':');
  const std::int32_t minutes = in.number(2);
  if (hours > 23 || minutes > 59) return in.fail();
  return (sign == '-' ? -1 : 1) * (hours * 60 + minutes);
}

}  // namespace

std::string format_date(Date date) {
  std::string out;
  append_date(date, out);
  return out;
}

std::string format_timestamp(Timestamp at) {
  const Date date = date_of(at);
  const std::int64_t ms = at.ms - start_of(date).ms;
  std::string out;
  out.reserve(24);
  append_date(date, out);
  out += 'T';
  append_padded(ms / 3'600'000, 2, out);
  out += ':';
  append_padded(ms / 60'000 % 60, 2, out);
  out += ':';
  append_padded(ms / 1000 % 60, 2, out);
  out += '.';
  append_padded(ms % 1000, 3, out);
  out += 'Z';
  return out;
}

std::optional<Date> parse_date(std::string_view text) {
  Reader in(text);
  const auto date = read_date(in);
  return in.ended() ? date : std::nullopt;
}

std::optional<Timestamp> parse_timestamp(std::string_view text) {
  Reader in(text);
  const auto date = read_date(in);
  if (!date) return {};
  if (const char mark = in.take(); mark != 'T' && mark != 't' && mark != ' ') return {};
  const std::int32_t hour = in.number(2);
  in.mark(':');
  const std::int32_t minute = in.number(2);
  in.mark(':');
  const std::int32_t second = in.number(2);
  const std::int32_t ms = read_milliseconds(in);
  const std::int32_t offset = read_offset_minutes(in);
  if (!in.ended() || hour > 23 || minute > 59 || second > 59) return {};
  const std::int64_t minutes = std::int64_t{hour} * 60 + minute - offset;
  const Timestamp at{start_of(*date).ms + minutes * 60'000 + second * 1000 + ms};
  if (offset != 0 && !make_date(to_civil(date_of(at))))
    return {};  // the offset leads out of the years that can be written
  return at;
}
