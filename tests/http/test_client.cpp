#include "test_client.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cctype>
#include <cstdlib>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace {

constexpr int kPatience = 10'000;  // milliseconds

bool arrives(int fd, int ms) {
  pollfd wait{fd, POLLIN, 0};
  return ::poll(&wait, 1, ms) > 0;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

}  // namespace

TestClient::TestClient(std::uint16_t port) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) != 0) throw std::runtime_error("connect");
}

TestClient::TestClient(const std::string& path) : fd_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.copy(address.sun_path, sizeof(address.sun_path) - 1);
  if (::connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) != 0) throw std::runtime_error("connect");
}

TestClient::~TestClient() { ::close(fd_); }

void TestClient::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t n = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (n <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
}

bool TestClient::fill() {
  std::array<char, 65536> bytes;
  if (!arrives(fd_, kPatience)) throw std::runtime_error("no answer");
  const ssize_t n = ::recv(fd_, bytes.data(), bytes.size(), 0);
  if (n > 0) in_.append(bytes.data(), static_cast<std::size_t>(n));
  return n > 0;
}

TestClient::Answer TestClient::read(bool body) {
  std::size_t end;
  while ((end = in_.find("\r\n\r\n")) == std::string::npos) {
    if (!fill()) return {};
  }
  Answer answer;
  answer.head = in_.substr(0, end + 2);
  answer.status = std::atoi(answer.head.c_str() + 9);
  in_.erase(0, end + 4);
  const std::string length = answer.header("content-length");
  const std::size_t size = body && !length.empty() ? std::stoul(length) : 0;
  while (in_.size() < size) {
    if (!fill()) throw std::runtime_error("body cut short");
  }
  answer.body = in_.substr(0, size);
  in_.erase(0, size);
  return answer;
}

std::string TestClient::take(std::string_view end) {
  std::size_t from = 0;
  while (in_.find(end, from) == std::string::npos) {
    from = in_.size() > end.size() ? in_.size() - end.size() : 0;
    if (!fill()) return {};
  }
  const std::size_t size = in_.find(end, from) + end.size();
  std::string taken = in_.substr(0, size);
  in_.erase(0, size);
  return taken;
}

TestClient::Answer TestClient::get(std::string_view target, std::string_view headers) {
  send("GET " + std::string(target) + " HTTP/1.1\r\nHost: test\r\n" + std::string(headers) + "\r\n");
  return read();
}

TestClient::Answer TestClient::post(std::string_view target, std::string_view body, std::string_view headers) {
  send("POST " + std::string(target) + " HTTP/1.1\r\nHost: test\r\nContent-Length: " + std::to_string(body.size()) +
       "\r\n" + std::string(headers) + "\r\n" + std::string(body));
  return read();
}

bool TestClient::ends(int ms) {
  if (!in_.empty() || !arrives(fd_, ms)) return false;
  char byte;
  return ::recv(fd_, &byte, 1, 0) <= 0;
}

bool TestClient::silent(int ms) const { return in_.empty() && !arrives(fd_, ms); }

void TestClient::half_close() const { ::shutdown(fd_, SHUT_WR); }

std::string TestClient::Answer::header(std::string_view name) const {
  const std::string wanted = "\r\n" + lower(name) + ": ";
  const std::size_t at = lower(head).find(wanted);
  if (at == std::string::npos) return {};
  const std::size_t start = at + wanted.size();
  return head.substr(start, head.find("\r\n", start) - start);
}
