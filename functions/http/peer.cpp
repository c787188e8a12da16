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

RemoteClient find_client(const std::string& address, std::string_view forwarded_for, std::string_view forwarded_proto,
                         const std::vector<std::string>& proxies) {
  RemoteClient client{address, equal_ignoring_case(trimmed(forwarded_proto), "https")};
  while (!forwarded_for.empty()) {
    const std::size_t comma = forwarded_for.rfind(',');
    const std::size_t start = comma == std::string_view::npos ? 0 : comma + 1;
    const std::string hop(trimmed(forwarded_for.substr(start)));
    if (!is_address(hop)) break;
    client.address = hop;
    if (std::find(proxies.begin(), proxies.end(), hop) == proxies.end()) break;
    forwarded_for = forwarded_for.substr(0, comma == std::string_view::npos ? 0 : comma);
  }
  return client;
}
