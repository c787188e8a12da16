#pragma once

#include <string>
#include <string_view>
#include <vector>

// Who is at the other end of a connection. A Unix socket has no address: "unix".
struct Peer {
  std::string address;
  int port = 0;
  bool trusted = false;  // a proxy of ours, whose X-Forwarded-* headers are believed
};

// The client behind a request, as far as the headers can be believed.
struct RemoteClient {
  std::string address;
  bool secure = false;  // the client speaks TLS with our proxy
};

// What a trusted proxy at `address` says. `forwarded_for` counts from its end while the addresses are proxies of ours.
RemoteClient find_client(const std::string& address, std::string_view forwarded_for, std::string_view forwarded_proto,
                         const std::vector<std::string>& proxies);
