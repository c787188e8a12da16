#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// A client that sends exactly the bytes it is told to.
class TestClient {
 public:
  struct Answer {
    int status = 0;  // 0: the connection ended without one
    std::string head;
    std::string body;

    std::string header(std::string_view name) const;
    bool operator==(int expected) const { return status == expected; }
  };

  explicit TestClient(std::uint16_t port);
  explicit TestClient(const std::string& path);
  ~TestClient();
  TestClient(const TestClient&) = delete;
  TestClient& operator=(const TestClient&) = delete;

  void send(std::string_view bytes) const;
  Answer read(bool body = true);
  std::string take(std::string_view end);  // everything up to these bytes, with them; empty when they never come
  Answer get(std::string_view target, std::string_view headers = {});
  Answer post(std::string_view target, std::string_view body, std::string_view headers = {});
  // Whether the server ends the connection within `ms` without sending more.
  bool ends(int ms);
  // Whether nothing arrives for `ms`.
  bool silent(int ms) const;
  void half_close() const;

 private:
  bool fill();

  int fd_ = -1;
  std::string in_;
};
