#include <algorithm>
#include <iterator>

#include "http/reactor_loop.h"

namespace {

bool waits_for_commit(const ClientConnection* connection) {
  return connection->exchange && connection->exchange->writes();
}

}  // namespace

void Reactor::Loop::begin_commit() {
  committing = true;
  std::copy_if(held.begin(), held.end(), std::back_inserter(in_commit), waits_for_commit);
  std::erase_if(held, waits_for_commit);
  send_held(held);  // first, for the thread that is woken goes before the loop
  commit_thread.submit([this] {
    const Outcome kept = hooks.commit();
    post([this, kept] { end_commit(kept); });
  });
}

void Reactor::Loop::end_commit(const Outcome& kept) {
  committing = false;
  idle_owed = true;
  last_commit = now;
  if (hooks.committed) hooks.committed(bool(kept));
  if (!kept) undo(kept.error());
  gate.leave(!parked.empty());
  send_held(in_commit);
}

// The commit failed: their answers tell of what is not there.
void Reactor::Loop::undo(const Error& error) {
  for (ClientConnection* connection : in_commit) {
    Exchange& exchange = *connection->exchange;
    connection->clear_out();
    connection->source = nullptr;
    exchange.drop_answer();
    error.code == Code::unavailable ? exchange.refuse(error) : exchange.refuse(503);
    exchange.set_header("Retry-After", "1");
    engine.write(exchange, !connection->close_after, connection->out);
  }
}
