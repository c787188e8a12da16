#include "api/preconditions.h"

#include "http/wire_text.h"

namespace {

// Weak and strong tags are alike here: both name a version.
bool names_tag(std::string_view list, std::string_view tag) {
  while (!list.empty()) {
    std::string_view item = trimmed(cut(list, ','));
    if (item.starts_with("W/")) item.remove_prefix(2);
    if (item == "*" || item == tag) return true;
  }
  return false;
}

}  // namespace

std::string etag_of(const Record& record) { return '"' + std::to_string(record.version) + '"'; }

Outcome require_match(const Exchange& exchange, const Record& record) {
  if (exchange.header("If-Match").empty())
    return Error{.code = Code::precondition_required,
                 .message = "Send If-Match with the ETag of what you have read, so that nobody's change is lost."};
  return check_match(exchange, record);
}

Outcome check_match(const Exchange& exchange, const Record& record) {
  const std::string_view wanted = exchange.header("If-Match");
  if (wanted.empty() || names_tag(wanted, etag_of(record))) return Done{};
  return Error{.code = Code::stale,
               .message = "This was changed in the meantime; it is now at version " + std::to_string(record.version) +
                          ". Read it again."};
}

bool is_fresh(const Exchange& exchange, const Record& record) {
  const std::string_view known = exchange.header("If-None-Match");
  return !known.empty() && names_tag(known, etag_of(record));
}
