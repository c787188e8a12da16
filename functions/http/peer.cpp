#include "http/peer.h"

#include <algorithm>
#include <arpa/inet.h>
#include <numeric>

#include "http/wire_text.h"

namespace {

constexpr std::uint64_t kFour = std::uint64_t{0xffff} << 32;  // as IPv6 maps them: RFC 4291, 2.5.5.2

}  // namespace

std::optional<std::uint64_t> network_of(const std::string& address) {
  in_addr four;
  if (inet_pton(AF_INET, address.c_str(), &four) == 1) return kFour | ntohl(four.s_addr);
  in6_addr six;
  if (inet_pton(AF_INET6, address.c_str(), &six) != 1) return std::nullopt;
  const bool mapped = IN6_IS_ADDR_V4MAPPED(&six);
  const std::uint8_t* first = six.s6_addr + (mapped ? 8 : 0);
  return std::accumulate(first, first + 8, std::uint64_t{0},
                         [](std::uint64_t sum, std::uint8_t byte) { return sum << 8 | byte; });
}

RemoteClient find_client(const std::string& address, std::string_view forwarded_for, std::string_view forwarded_proto,
                         const std::vector<std::string>& proxies) {
  RemoteClient client{address, equal_ignoring_case(trimmed(forwarded_proto), "https"), std::nullopt};
  while (!forwarded_for.empty()) {
    const std::size_t comma = forwarded_for.rfind(',');
    const std::size_t start = comma == std::string_view::npos ? 0 : comma + 1;
    const std::string hop(trimmed(forwarded_for.substr(start)));
    const auto network = network_of(hop);
    if (!network) break;
    client.address = hop;
    client.network = network;
    if (std::find(proxies.begin(), proxies.end(), hop) == proxies.end()) break;
    forwarded_for = forwarded_for.substr(0, comma == std::string_view::npos ? 0 : comma);
  }
  return client;
}
