#include <charconv>
#include <exception>

#include "http/monotonic.h"
#include "http/reactor_loop.h"

using Phase = ClientConnection::Phase;

namespace {

// RFC 9112, 7.1.
void append_piece(std::string& out, std::string_view piece, bool chunked, bool last) {
  if (!chunked) {
    out += piece;
    return;
  }
  if (!piece.empty()) {
    std::array<char, 16> size;
    const auto end = std::to_chars(size.data(), size.data() + size.size(), piece.size(), 16).ptr;
    out.append(size.data(), end).append("\r\n").append(piece).append("\r\n");
  }
  if (last) out += "0\r\n\r\n";
}

}  // namespace

void Reactor::Loop::begin_stream(ClientConnection& connection) {
  Exchange& exchange = *connection.exchange;
  if (exchange.method() == "HEAD") return;
  connection.chunked = !exchange.http_1_0_;
  append_piece(connection.out, exchange.answer_body_, connection.chunked, false);
  exchange.answer_body_ = {};
  connection.source = std::move(exchange.source_);
}

void Reactor::Loop::make_piece(ClientConnection& connection) {
  if (connection.making) return;
  connection.making = true;
  connection.phase = Phase::writing;
  connection.deadline = ClientConnection::kNoDeadline;
  struct Piece {
    std::string text;
    Result<bool> more = Error{};
  };
  auto piece = std::make_shared<Piece>();
  auto work = [piece, source = connection.source] {
    try {
      piece->more = source(piece->text);
    } catch (const std::exception&) {  // what it says is not for the client, who sees the answer cut off
    }
  };
  auto then = [this, fd = connection.fd, serial = connection.serial, piece] {
    take_piece(fd, serial, std::move(piece->text), piece->more);
  };
  if (!submit(WorkPriority::normal, std::move(work), std::move(then))) close(connection);
}

void Reactor::Loop::take_piece(int fd, std::uint64_t serial, std::string piece, const Result<bool>& more) {
  ClientConnection* connection = connections[static_cast<std::size_t>(fd)].get();
  if (!connection || connection->serial != serial) return;
  connection->making = false;
  if (!more) return close(*connection);
  connection->clear_out();
  append_piece(connection->out, piece, connection->chunked, !*more);
  if (!*more) connection->source = nullptr;
  connection->phase_began = now;
  flush(*connection);
}
