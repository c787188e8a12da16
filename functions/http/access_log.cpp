#include "http/access_log.h"

#include <charconv>
#include <unistd.h>

#include "core/json.h"
#include "core/time.h"
#include "http/router.h"

namespace {

constexpr std::size_t kMostHeld = 64u << 10;

}  // namespace

void AccessLog::request(const Exchange& exchange, const Answer& answer) {
  if (fd_ < 0) return;
  begin(answer.unix_ms, "request", exchange.trace());
  text(",\"client\":", exchange.client().address);
  text(",\"method\":", exchange.method());
  text(",\"route\":", exchange.route() ? std::string_view(exchange.route()->pattern) : std::string_view{});
  number(",\"status\":", answer.status);
  number(",\"micros\":", answer.micros);
  number(",\"bytes\":", static_cast<std::int64_t>(answer.bytes));
  end();
}

void AccessLog::fault(const TraceIds& trace, std::int64_t unix_ms, std::string_view what) {
  if (fd_ < 0) return;
  begin(unix_ms, "fault", trace);
  text(",\"what\":", what);
  end();
}

void AccessLog::flush() {
  for (std::string_view rest = lines_; !rest.empty();) {
    const ssize_t n = ::write(fd_, rest.data(), rest.size());
    if (n <= 0) break;  // a full disk costs lines, never answers
    rest.remove_prefix(static_cast<std::size_t>(n));
  }
  lines_.clear();
}

// Of what is written here as it is, the kinds are ours and the ids hexadecimal.
void AccessLog::begin(std::int64_t unix_ms, std::string_view kind, const TraceIds& trace) {
  if (unix_ms != begins_at_) {
    begins_at_ = unix_ms;
    begin_ = "{\"time\":\"" + format_timestamp({unix_ms}) + "\",\"kind\":\"";
  }
  lines_.append(begin_).append(kind);
  lines_.append("\",\"requestId\":\"").append(trace.request_id());
  lines_.append("\",\"traceId\":\"").append(trace.trace_id()).append("\"");
}

void AccessLog::text(std::string_view key, std::string_view value) {
  lines_.append(key);
  write_json_text(value, lines_);
}

void AccessLog::number(std::string_view key, std::int64_t value) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof(digits), value).ptr;
  lines_.append(key).append(digits, static_cast<std::size_t>(end - digits));
}

void AccessLog::end() {
  lines_ += "}\n";
  if (lines_.size() >= kMostHeld) flush();
}
