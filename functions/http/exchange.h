#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"
#include "core/types.h"
#include "http/peer.h"
#include "http/trace_ids.h"

namespace httplib {
struct Request;
}  // namespace httplib

struct Route;
class Exchange;

using Handler = std::function<void(Exchange&)>;
// Appends the next piece of a body and says whether more follows; an error cuts the answer off. Runs on threads of the
// pool, one piece at a time, each once the piece before is on its way.
using Source = std::function<Result<bool>(std::string& into)>;

enum class WorkPriority : std::uint8_t { normal, low };  // low: what computes for long, such as password hashes

// Work for the pool, and the handler that continues in the loop when it is done.
struct Deferral {
  WorkPriority priority = WorkPriority::normal;
  std::function<void()> work;  // on a thread of the pool: it must not touch the exchange
  Handler then;
  std::int64_t until = 0;  // of who awaits news: milliseconds of the monotonic clock
  bool apart = false;      // the handler itself runs on a thread, which alone has the exchange meanwhile
};

// One request and its answer on the way through a function. Only one thread touches it: the loop's, or the one that
// runs its handler apart (Route::apart).
class Exchange {
 public:
  Exchange(const Peer& peer, std::string body);
  ~Exchange();
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  std::string_view method() const { return method_; }
  // Of a method that changes nothing: RFC 9110, 9.2.1.
  bool is_safe() const { return method_ == "GET" || method_ == "HEAD" || method_ == "OPTIONS"; }
  std::string_view target() const;                         // as it was sent, with the query
  std::string_view path() const;                           // as it was sent, without the query
  std::string_view header(const std::string& name) const;  // "" when there is none; cpp-httplib undoes %XX in it
  std::optional<std::string> query(const std::string& name) const;
  std::vector<std::pair<std::string, std::string>> query() const;
  std::string_view param(std::string_view name) const;  // of the route: {userId}
  const std::string& body() const { return *body_; }
  // For who reads it elsewhere; it stays, since the handler may be run again.
  std::shared_ptr<const std::string> share_body() const { return body_; }
  const Peer& peer() const { return peer_; }
  const RemoteClient& client() const { return client_; }
  const TraceIds& trace() const { return trace_; }
  const Route* route() const { return route_; }

  void answer(int status);
  void answer(int status, std::string body, std::string_view media_type = "application/json");
  // A body that many answers share and none copies.
  void answer(int status, std::shared_ptr<const std::string> body, std::string_view media_type);
  // A body that begins with this and goes on piece by piece, so that it is never whole in memory.
  void answer(int status, std::string begin, std::string_view media_type, Source more);
  void refuse(const Error& error);  // a problem document
  void refuse(int status);          // the same for what HTTP itself refuses: 404, 405, 413, 503 and the like
  // Replaces; dropped when the value is not a header's text.
  void set_header(std::string_view name, std::string_view value);
  int status() const { return status_; }  // 0 while there is no answer

  // A handler of GET that writes after all says so, so that its answer waits for the commit and falls with it.
  void mark_write() { writes_ = true; }
  bool writes() const { return writes_; }
  // What it had to write is kept already, or will not be: it waits for the writer no more, nor for the commit.
  void settle() {
    settled_ = true;
    writes_ = false;
  }

  // Whom the request was about, for its figures: the first that is named; nil is the platform itself.
  void note_tenant(const Uuid& tenant) {
    if (tenant_.is_nil()) tenant_ = tenant;
  }
  const Uuid& tenant() const { return tenant_; }

  // Answers later. When the pool is full the answer is 503 at once.
  void defer(WorkPriority priority, std::function<void()> work, Handler then);
  bool deferred() const { return deferral_.has_value(); }
  // Answers later: `then` looks again when there is news (Reactor::tell_news), after so many milliseconds since the
  // request came, or when the server stops. May be called again while may_await() says so.
  void await_news(std::int64_t ms, Handler then);
  bool may_await(std::int64_t ms) const;
  bool has_awaited() const { return awaited_; }

 private:
  friend class AddressLimit;
  friend class HttpEngine;
  friend class Dispatcher;
  friend class Reactor;
  friend class LocalClient;

  void keep_request();  // beyond the engine's pass
  void drop_answer();

  Peer peer_;
  RemoteClient client_;
  TraceIds trace_;
  std::string method_;
  std::shared_ptr<const std::string> body_;
  httplib::Request* request_ = nullptr;
  std::unique_ptr<httplib::Request> own_request_;
  std::vector<std::pair<std::string, std::string>> headers_;  // of the answer
  std::string answer_body_;                                   // or what its source goes on from
  std::shared_ptr<const std::string> shared_body_;
  Source source_;
  std::vector<std::pair<std::string_view, std::string>> params_;
  const Route* route_ = nullptr;
  std::optional<Deferral> deferral_;
  std::int64_t began_us_ = 0;
  std::int64_t parked_ms_ = 0;  // since when it waits for the writer
  std::int64_t late_ms_ = 0;    // that its answer is held back
  int status_ = 0;
  Uuid tenant_;
  bool writes_ = false;
  bool settled_ = false;
  bool hurried_ = false;   // the server stops
  bool muted_ = false;     // the log has said it already
  bool awaited_ = false;   // news
  bool http_1_0_ = false;  // the client knows no chunks, and expects the end unless told otherwise
};
