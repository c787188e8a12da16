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

TEST_CASE("an address is counted as what its owner has") {
  CHECK(network_of("203.0.113.9") != network_of("203.0.113.8"));
  CHECK(network_of("203.0.113.9") == network_of("::ffff:203.0.113.9"));
  CHECK(network_of("::ffff:203.0.113.9") != network_of("::ffff:203.0.113.8"));
  CHECK(network_of("2001:db8:0:7::1") == network_of("2001:db8:0:7:ffff::2"));
  CHECK(network_of("2001:db8:0:7::1") != network_of("2001:db8:0:8::1"));
  CHECK(network_of("::1") != network_of("127.0.0.1"));
  for (const char* none : {"unix", "", "localhost", "1.2.3", "203.0.113.9:80"}) CHECK_FALSE(network_of(none));
}

TEST_CASE("who a proxy does not name is not counted as the proxy") {
  const std::vector<std::string> proxies = {"10.0.0.1"};
  CHECK_FALSE(find_client("10.0.0.1", "", "", proxies).network);
  CHECK_FALSE(find_client("unix", "nonsense", "", proxies).network);
  CHECK(find_client("unix", "1.1.1.1, 203.0.113.9", "", proxies).network == network_of("203.0.113.9"));
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
