#include "records/words.h"

#include <algorithm>

#include "core/money.h"
#include "core/time.h"
#include "platform/clock.h"
#include "ui/number_field.h"

namespace records {
namespace {

constexpr std::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::int64_t kMinute = 60'000;

std::string two(std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); }

std::string day_text(Date date) {
  const CivilDate d = to_civil(date);
  return std::to_string(d.day) + " " + std::string(kMonths[d.month - 1]) + " " + std::to_string(d.year);
}

struct Toned {
  std::string_view word;
  theme::Tone tone;
};
constexpr Toned kToned[] = {{"active", theme::Tone::positive},
                            {"succeeded", theme::Tone::positive},
                            {"published", theme::Tone::positive},
                            {"issued", theme::Tone::positive},
                            {"paid", theme::Tone::positive},
                            {"allow", theme::Tone::positive},
                            {"invited", theme::Tone::information},
                            {"scheduled", theme::Tone::information},
                            {"draft", theme::Tone::information},
                            {"suspended", theme::Tone::warning},
                            {"expiring_soon", theme::Tone::warning},
                            {"grace", theme::Tone::warning},
                            {"cancelled_at_period_end", theme::Tone::warning},
                            {"locked", theme::Tone::danger},
                            {"refused", theme::Tone::danger},
                            {"expired", theme::Tone::danger},
                            {"deny", theme::Tone::danger},
                            {"error", theme::Tone::danger}};

}  // namespace

std::string words_of(std::string_view name) {
  if (name == "hr") return "HR";
  if (name == "food_beverage") return "Food and beverage";
  std::string out(name);
  std::replace(out.begin(), out.end(), '_', ' ');
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

theme::Tone tone_of(std::string_view choice) {
  for (const Toned& t : kToned)
    if (t.word == choice) return t.tone;
  return theme::Tone::neutral;
}

bool is_status(const Field& f) {
  return f.kind() == Kind::choice &&
         (f.name == "status" || f.name == "state" || f.name == "result" || f.name == "effect");
}

std::string format_day_of(std::string_view text) {
  const auto date = parse_date(text.substr(0, 10));
  return date ? day_text(*date) : std::string(text);
}

std::string format_month(std::string_view text) {
  const auto date = parse_date(std::string(text) + "-01");
  return date ? day_text(*date).substr(2) : std::string(text);
}

std::string format_rate(std::string_view amount, std::string_view currency) {
  auto rate = parse_decimal(amount);
  if (!rate) return std::string(amount);
  for (const int decimals = currency_exponent(currency).value_or(2); rate->scale < decimals; ++rate->scale)
    rate->units *= 10;
  return ui::format_number(rate->units, rate->scale);
}

std::string format_moment(std::string_view text) {
  const auto at = parse_timestamp(text);
  if (!at) return std::string(text);
  const Timestamp here{at->ms + platform::zone_offset_minutes(at->ms) * kMinute};
  const Date day = date_of(here);
  const std::int64_t minutes = (here.ms - start_of(day).ms) / kMinute;
  return day_text(day) + ", " + two(minutes / 60) + ":" + two(minutes % 60);
}

std::string format_ago(std::string_view text) {
  const auto at = parse_timestamp(text);
  if (!at) return std::string(text);
  const std::int64_t minutes = (platform::wall_clock_ms() - at->ms) / kMinute;
  if (minutes < 1) return "just now";
  if (minutes < 60) return count_of(minutes, "minute", "minutes") + " ago";
  if (minutes < 24 * 60) return count_of(minutes / 60, "hour", "hours") + " ago";
  return format_moment(text);
}

std::string format_bytes(std::size_t bytes) {
  if (bytes < 1024) return std::to_string(bytes) + " B";
  if (bytes < 1000 * 1024) return std::to_string((bytes + 512) / 1024) + " KB";
  return ui::format_number(static_cast<std::int64_t>((bytes * 10 + (1U << 19U)) >> 20U), 1) + " MB";
}

std::string count_of(std::int64_t count, std::string_view one, std::string_view many) {
  return ui::format_number(count, 0) + " " + std::string(count == 1 ? one : many);
}

bool is_right_aligned(const Field& f) { return f.kind() == Kind::integer || f.kind() == Kind::money; }

}  // namespace records
