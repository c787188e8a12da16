#pragma once

#include <functional>
#include <memory>

#include "http/reactor.h"
#include "store/writer.h"

// How the requests of a server reach the store.
class Serving {
 public:
  virtual ~Serving() = default;

  // Of the request that this thread handles.
  virtual Writer& writer() = 0;
  // In the loop or on the thread of a request: whether it may write beside reading, without waiting.
  virtual bool may_write() = 0;
  // On a thread of the pool: what writes for long, with a writer of its own, once it is its turn. Done again where
  // that is what helps.
  virtual Outcome write_apart(const std::function<Outcome(Writer&)>& act) = 0;

  // Whether handlers wait for the store, so that they run apart (Route::apart).
  virtual bool waits() const = 0;
  virtual void set_up(ReactorOptions&, ReactorHooks&) = 0;
  virtual Outcome begin(Reactor&, Metrics&) = 0;
};

// The database of an installation, whichever it is.
class Engine {
 public:
  virtual ~Engine() = default;

  virtual const char* name() const = 0;
  // Of the main thread; the database is the writer's.
  virtual Writer& writer() = 0;
  virtual Database& database() = 0;
  // Between two pieces of work: a lost connection is made anew, and what others left to be done is.
  virtual Outcome refresh() { return Done{}; }
  // For another thread, which reads for long: what this person's tenants hold, or anything when it is null.
  virtual Result<std::unique_ptr<Database>> open_reader(const Subject* who) const = 0;
  virtual std::unique_ptr<Serving> serve() = 0;
};
