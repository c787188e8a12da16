#include "auth/session_cookie.h"

#include "http/wire_text.h"

namespace {

// The prefix makes browsers insist on Secure, Path=/ and no Domain (RFC 6265bis, 4.1.3).
constexpr std::string_view kSecureName = "__Host-carmen_session";
constexpr std::string_view kPlainName = "carmen_session";

std::string cookie(const Exchange& exchange, std::string_view token, std::int64_t seconds) {
  const bool secure = exchange.client().secure;
  std::string text(secure ? kSecureName : kPlainName);
  text.append("=").append(token).append("; Path=/; HttpOnly; SameSite=Lax; Max-Age=").append(std::to_string(seconds));
  if (secure) text += "; Secure";
  return text;
}

}  // namespace

SentToken sent_token(const Exchange& exchange) {
  std::string_view bearer = exchange.header("Authorization");
  if (!bearer.empty()) {
    const std::string_view scheme = cut(bearer, ' ');
    return {equal_ignoring_case(scheme, "Bearer") ? std::string(trimmed(bearer)) : std::string(), false};
  }
  const std::string_view wanted = exchange.client().secure ? kSecureName : kPlainName;
  std::string_view cookies = exchange.header("Cookie");
  while (!cookies.empty()) {
    std::string_view value = trimmed(cut(cookies, ';'));
    if (cut(value, '=') == wanted) return {std::string(value), true};
  }
  return {};
}

void set_session_cookie(Exchange& exchange, std::string_view token, std::int64_t seconds) {
  exchange.set_header("Set-Cookie", cookie(exchange, token, seconds));
}

void clear_session_cookie(Exchange& exchange) { set_session_cookie(exchange, "", 0); }

std::string site_of(const Exchange& exchange) {
  return (exchange.client().secure ? "https://" : "http://") + std::string(exchange.header("Host"));
}

Outcome check_origin(const Exchange& exchange, bool required) {
  const std::string_view origin = exchange.header("Origin");
  if (origin.empty() ? !required : equal_ignoring_case(origin, site_of(exchange))) return Done{};
  return Error{.code = Code::forbidden,
               .message = "This was sent by a page of another site.",
               .reason = "origin",
               .trace = {{Mark::decided, "origin", origin.empty() ? "The request has no Origin" : "Origin differs"}}};
}
