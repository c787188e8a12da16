#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Where requests come from, as a number to count by: an IPv4 address, or the 64 bits of an IPv6 address that name its
// network, for whoever has one has all of that. Nothing of what is no address.
std::optional<std::uint64_t> network_of(const std::string& address);

// Who is at the other end of a connection. A Unix socket has no address: "unix".
struct Peer {
  std::string address;
  int port = 0;
  bool trusted = false;                       // a proxy of ours, whose X-Forwarded-* headers are believed
  std::optional<std::uint64_t> network = {};  // of others than proxies
};

// The client behind a request, as far as the headers can be believed.
struct RemoteClient {
  std::string address;
  bool secure = false;                        // the client speaks TLS with our proxy
  std::optional<std::uint64_t> network = {};  // nothing when the proxy does not say who it is
};

// What a trusted proxy at `address` says. `forwarded_for` counts from its end while the addresses are proxies of ours.
RemoteClient find_client(const std::string& address, std::string_view forwarded_for, std::string_view forwarded_proto,
                         const std::vector<std::string>& proxies);
