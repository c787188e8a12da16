#include "http/peer.h"

#include <catch_amalgamated.hpp>
#include <string>

#include "http/trace_ids.h"

TEST_CASE("a proxy is believed as far as the chain of proxies goes") {
  const std::vector<std::string> proxies = {"10.0.0.1", "10.0.0.2"};
  const auto client = [&](const char* chain) { return find_client("unix", chain, "https", proxies).address; };
  CHECK(client("203.0.113.9") == "203.0.113.9");
  CHECK(client("1.1.1.1, 203.0.113.9, 10.0.0.2, 10.0.0.1") == "203.0.113.9");
  CHECK(client("forged, 203.0.113.9") == "203.0.113.9");
  CHECK(client("2001:db8::7") == "2001:db8::7");
  CHECK(client("nonsense") == "unix");
  CHECK(client("") == "unix");
  CHECK(client("10.0.0.1") == "10.0.0.1");
}

TEST_CASE("TLS is what the proxy says") {
  CHECK(find_client("unix", "", "HTTPS", {}).secure);
  CHECK_FALSE(find_client("unix", "", "http", {}).secure);
  CHECK_FALSE(find_client("unix", "", "", {}).secure);
}

TEST_CASE("a well-formed traceparent is continued, and no other") {
  const std::string trace = "4bf92f3577b34da6a3ce929d0e0e4736";
  const auto continues = [&](const std::string& parent) { return make_trace(parent).trace_id() == trace; };
  CHECK(continues("00-" + trace + "-00f067aa0ba902b7-01"));
  CHECK(continues("01-" + trace + "-00f067aa0ba902b7-01-more"));
  CHECK_FALSE(continues("00-" + trace + "-00f067aa0ba902b7-01-more"));
  CHECK_FALSE(continues("00-" + trace + "-0000000000000000-01"));
  CHECK_FALSE(continues("ff-" + trace + "-00f067aa0ba902b7-01"));
  CHECK_FALSE(continues("00-" + trace + "-00f067aa0ba902B7-01"));
  CHECK_FALSE(continues("00-" + trace));
  CHECK(make_trace({}).trace_id() != make_trace({}).trace_id());
  CHECK(make_trace({}).request_id().find_first_not_of("0123456789abcdef") == std::string_view::npos);
}
