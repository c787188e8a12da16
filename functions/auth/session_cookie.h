#pragma once

#include <string>

#include "core/types.h"
#include "http/exchange.h"

// The session's token as a request carries it, "" when it has none. A bearer token goes before the cookie.
struct SentToken {
  std::string token;
  bool by_cookie = false;
};
SentToken sent_token(const Exchange&);

void set_session_cookie(Exchange&, std::string_view token, std::int64_t seconds);
void clear_session_cookie(Exchange&);

// The site as the client addresses it: "https://carmen.example".
std::string site_of(const Exchange&);
// Refuses what a page of another site makes a browser send. `required`: a missing Origin is refused as well.
Outcome check_origin(const Exchange&, bool required);
