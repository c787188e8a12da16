#include "http/request_head.h"

#include <catch_amalgamated.hpp>
#include <string>

namespace {

constexpr std::string_view kHost = "Host: h\r\n";

int read_fields(std::string fields, RequestHead& head) {
  const std::string text = "POST /a HTTP/1.1\r\n" + std::string(kHost) + fields + "\r\n";
  return read_head(text, head);
}

int status_of_fields(std::string fields) {
  RequestHead head;
  return read_fields(std::move(fields), head);
}

bool refused_host(const std::string& host) {
  RequestHead head;
  return read_head("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n", head) == 400;
}

}  // namespace

TEST_CASE("a head says where its request ends") {
  RequestHead head;
  const std::string text = "GET /a?b=c HTTP/1.1\r\nHost: h\r\ncontent-LENGTH: 12\r\n\r\nrest";
  REQUIRE(read_head(text, head) == 0);
  CHECK(head.method == "GET");
  CHECK(head.target == "/a?b=c");
  CHECK(head.size == text.size() - 4);
  CHECK(head.content_length == 12);
  CHECK(head.keep_alive);
  CHECK_FALSE(head.chunked);
}

TEST_CASE("keep-alive follows the version and the header Connection") {
  const auto keeps = [](const char* text) {
    RequestHead head;
    REQUIRE(read_head(text, head) == 0);
    return head.keep_alive;
  };
  CHECK(keeps("GET / HTTP/1.1\r\nHost: h\r\n\r\n"));
  CHECK_FALSE(keeps("GET / HTTP/1.1\r\nHost: h\r\nConnection: TE, Close\r\n\r\n"));
  CHECK_FALSE(keeps("GET / HTTP/1.0\r\n\r\n"));
  CHECK(keeps("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n"));
}

TEST_CASE("what two servers could read differently is refused") {
  CHECK(status_of_fields("Content-Length: 5\r\nContent-Length: 5\r\n") == 400);
  CHECK(status_of_fields("Content-Length: 5, 5\r\n") == 400);
  CHECK(status_of_fields("Content-Length: +5\r\n") == 400);
  CHECK(status_of_fields("Content-Length: -5\r\n") == 400);
  CHECK(status_of_fields("Content-Length: 0x5\r\n") == 400);
  CHECK(status_of_fields("Content-Length:\r\n") == 400);
  CHECK(status_of_fields("Content-Length: 99999999999999999999\r\n") == 400);
  CHECK(status_of_fields("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") == 400);
  CHECK(status_of_fields("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n") == 400);
  CHECK(status_of_fields("Transfer-Encoding: gzip, chunked\r\n") == 501);
  CHECK(status_of_fields("Transfer-Encoding : chunked\r\n") == 400);
  CHECK(status_of_fields("A: b\r\n c\r\n") == 400);
  CHECK(status_of_fields("A: b\nB: c\r\n") == 400);
  CHECK(status_of_fields("A: b\rB: c\r\n") == 400);
  CHECK(status_of_fields(std::string("A: b\0c\r\n", 8)) == 400);
  CHECK(status_of_fields("no colon\r\n") == 400);
  CHECK(status_of_fields(": empty\r\n") == 400);
  CHECK(status_of_fields("Host: other\r\n") == 400);
  for (const std::string host : {"h", "h.example:8080", "[::1]:80", "127.0.0.1", "", "h_1"})
    CHECK_FALSE(refused_host(host));
  for (const std::string host : {"h/:\\", "a b", "h/path", "user@h", "h\"x", "h<i>", "h?q", "h#f", "h\xC3\xA4"})
    CHECK(refused_host(host));
  CHECK(status_of_fields("Expect: something\r\n") == 417);
  CHECK(status_of_fields("X-Fine: yes\r\n") == 0);
}

TEST_CASE("a broken request line is refused") {
  const auto status = [](const char* line) {
    RequestHead head;
    return read_head(line + std::string("\r\nHost: h\r\n\r\n"), head);
  };
  CHECK(status("GET /") == 400);
  CHECK(status("GET") == 400);
  CHECK(status("") == 400);
  CHECK(status("GET  HTTP/1.1") == 400);
  CHECK(status("G(T / HTTP/1.1") == 400);
  CHECK(status("GET /a b HTTP/1.1") == 400);
  CHECK(status("GET /a#b HTTP/1.1") == 400);
  CHECK(status("GET /a\x01 HTTP/1.1") == 400);
  CHECK(status("GET / HTTP/2.0") == 505);
  CHECK(status("GET / FTP/1.1") == 400);
  CHECK(status("GET / HTTP/1.1") == 0);
  RequestHead head;
  CHECK(read_head("GET / HTTP/1.1\r\n\r\n", head) == 400);  // no Host
}
