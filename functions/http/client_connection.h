#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <sys/types.h>

#include "http/exchange.h"
#include "http/request_reader.h"

// One accepted socket: its bytes in and out. What they mean is the reactor's to decide.
struct ClientConnection {
  enum class Phase : std::uint8_t {
    reading,    // between requests, or within one
    waiting,    // for the pool or the writer
    held,       // answered, until the turn is committed
    writing,    // the client takes its time
    lingering,  // answered for good; what still arrives is dropped
    closed
  };
  static constexpr std::int64_t kNoDeadline = std::numeric_limits<std::int64_t>::max();

  ClientConnection(int socket, Peer from, std::uint64_t number);
  ~ClientConnection();
  ClientConnection(const ClientConnection&) = delete;
  ClientConnection& operator=(const ClientConnection&) = delete;

  // Reads once. False when the connection is broken; the end of the client's bytes only sets `ended`.
  bool receive(std::span<char> scratch, std::string_view& bytes);
  // Sends what the socket takes of `out` and `shared`. False when the connection is broken.
  bool send();
  bool sent_all() const { return sent == size_out(); }
  std::size_t size_out() const { return out.size() + (shared ? shared->size() : 0); }
  void clear_out();

  const int fd;
  const Peer peer;
  const std::uint64_t serial;
  Phase phase = Phase::reading;
  bool readable = false;     // the socket may hold bytes that were not read
  bool half_closed = false;  // the client has said that it will send no more
  bool ended = false;        // and everything it sent was read
  bool close_after = false;  // this answer is the last
  bool continued = false;    // 100 Continue was sent for this request
  std::int64_t deadline = kNoDeadline;
  // Milliseconds: the beginning of the silence, of the head or body that is read, or of the answer that is written.
  std::int64_t phase_began = 0;
  std::size_t counted = 0;  // bytes of a large body in the reactor's sum
  RequestReader reader;
  std::string out;
  std::shared_ptr<const std::string> shared;  // the answer's body, behind `out`
  std::size_t sent = 0;
  std::shared_ptr<Exchange> exchange;
  Source source;         // of what follows `out`
  bool chunked = false;  // what it gives
  bool making = false;   // its next piece, on the pool

 private:
  ssize_t send_both() const;
};
