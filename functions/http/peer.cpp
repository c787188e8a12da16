#include "http/peer.h"

#include <algorithm>
#include <arpa/inet.h>

#include "http/wire_text.h"

namespace {

bool is_address(const std::string& text) {
  in6_addr parsed;
  return inet_pton(AF_INET, text.c_str(), &parsed) == 1 || inet_pton(AF_INET6, text.c_str(), &parsed) == 1;
}

}  // namespace

RemoteClient find_client(const Peer& peer, std::string_view forwarded_for, std::string_view forwarded_proto,
                         const std::vector<std::string>& proxies) {
  RemoteClient client{peer.address, false};
  if (!peer.trusted) return client;
  client.secure = equal_ignoring_case(trimmed(forwarded_proto), "https");
  while (!forwarded_for.empty()) {
    const std::size_t comma = forwarded_for.rfind(',');
    const std::size_t start = comma == std::string_view::npos ? 0 : comma + 1;
    const std::string address(trimmed(forwarded_for.substr(start)));
    if (!is_address(address)) break;
    client.address = address;
    if (std::find(proxies.begin(), proxies.end(), address) == proxies.end()) break;
    forwarded_for = forwarded_for.substr(0, comma == std::string_view::npos ? 0 : comma);
  }
  return client;
}
