// What proves who somebody is: cookies, bearer tokens, origins, and the texts that they are kept as.
#include "ask.h"
#include "fuzz.h"

#include "api/base64.h"
#include "auth/phc_string.h"
#include "auth/session_cookie.h"
#include "auth/token.h"

namespace {

void texts(std::string_view text) {
  if (const auto phc = parse_phc_string(text)) hold(to_text(*phc) == text, "a hash is written in one way");
  if (const auto bytes = from_base64url(text)) hold(to_base64url(*bytes) == text, "bytes are written in one way");
  hold(from_base64url(to_base64url(text)) == text, "bytes can be read again");
  const std::string digest = token_digest(text);
  hold(digest.size() == 64 && equal_secrets(digest, token_digest(text)), "a token has one digest");
  hold(!equal_secrets(text, std::string(text) + "x"), "a longer secret is another");
}

// Only what browsers and our own pages send may count as a session's token.
void check(Exchange& exchange) {
  const SentToken sent = sent_token(exchange);
  const std::string_view bearer = exchange.header("Authorization"), cookies = exchange.header("Cookie");
  hold(sent.token.empty() || (sent.by_cookie ? cookies : bearer).find(sent.token) != cookies.npos, "a token was sent");
  hold(!sent.by_cookie || bearer.empty(), "a bearer token goes before the cookie");
  hold(!sent.by_cookie || cookies.find("carmen_session") != cookies.npos, "a token's cookie has our name");
  const bool same = static_cast<bool>(check_origin(exchange, true));
  if (same) hold(exchange.header("Origin").size() == site_of(exchange).size(), "only our own origin is ours");
  if (!check_origin(exchange, false)) hold(!same, "what is refused leniently is refused strictly");
  set_session_cookie(exchange, sent.token, 60);
  exchange.answer(200);
}

void round_trip(std::string_view token) {
  if (token.empty() ||
      token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") != token.npos)
    return;
  const std::string cookie = "Cookie: a=b; carmen_session=" + std::string(token) + "; c=d\r\n";
  ask_with_headers(cookie, [&](Exchange& exchange) {
    hold(sent_token(exchange).token == token, "a cookie that was set comes back");
    exchange.answer(200);
  });
}

}  // namespace

void fuzz(std::string_view input) {
  texts(input);
  round_trip(input);
  ask_with_headers(input, check);
}
