// Traces, codings and addresses of clients, as headers and as plain text.
#include <algorithm>
#include <arpa/inet.h>

#include "ask.h"
#include "fuzz.h"

#include "http/accept_encoding.h"
#include "http/media_type.h"
#include "http/peer.h"
#include "http/wire_text.h"

namespace {

const std::vector<std::string> kProxies = {"127.0.0.1", "10.0.0.2", "::1"};

void trace(std::string_view parent) {
  const TraceIds ids = make_trace(parent);
  const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  const std::string_view trace = ids.trace_id(), span = ids.request_id();
  hold(std::all_of(trace.begin(), trace.end(), is_hex), "a trace is hexadecimal");
  hold(std::all_of(span.begin(), span.end(), is_hex), "a span is hexadecimal");
  hold(trace.find_first_not_of('0') != trace.npos, "a trace is not zero");
  const std::string child = "00-" + std::string(trace) + "-" + std::string(span) + "-01";
  hold(make_trace(child).trace_id() == trace, "a trace is continued");
}

void coding(std::string_view accepted) {
  hold(choose_coding(accepted, false, false) == ContentCoding::identity, "nothing is chosen that is not there");
  hold(choose_coding(accepted, false, true) != ContentCoding::br, "nothing is chosen that is not there");
  hold(choose_coding(accepted, true, false) != ContentCoding::gzip, "nothing is chosen that is not there");
  const std::string refused = std::string(accepted) + ",br;q=0";
  hold(choose_coding(refused, true, true) != ContentCoding::br, "what is refused last is not chosen");
}

bool is_proxy(const std::string& address) {
  return std::find(kProxies.begin(), kProxies.end(), address) != kProxies.end();
}

bool is_address(const std::string& text) {
  in6_addr parsed;
  return inet_pton(AF_INET, text.c_str(), &parsed) == 1 || inet_pton(AF_INET6, text.c_str(), &parsed) == 1;
}

void address(std::string_view forwarded) {
  const std::string found = find_client("127.0.0.1", forwarded, "https", kProxies).address;
  hold(is_address(found), "a client has an address");
  if (is_proxy(found)) return;
  const std::string lied = "203.0.113.7, " + std::string(forwarded);
  hold(find_client("127.0.0.1", lied, "", kProxies).address == found, "what a client adds in front changes nothing");
}

void words(std::string_view text) {
  std::string decoded;
  if (decode_percent(text, decoded)) {
    hold(decoded.find('\0') == decoded.npos && decoded.size() <= text.size(), "what is decoded is text");
    if (text.find('%') == text.npos) hold(decoded == text, "what has no escape stays");
  }
  if (lists_word(text, "close")) hold(lists_word(std::string(text) + ", keep-alive", "close"), "a list grows");
  hold(!media_type_of(text).empty(), "a file has a type");
}

void check(std::string_view text) {
  trace(text);
  coding(text);
  address(text);
  words(text);
}

}  // namespace

void fuzz(std::string_view input) {
  check(input);
  ask_with_headers(input, [](Exchange& exchange) {
    for (const char* name : {"traceparent", "Accept-Encoding", "X-Forwarded-For", "Connection"})
      check(exchange.header(name));
    exchange.answer(200);
  });
}
