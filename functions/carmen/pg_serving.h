#pragma once

#include <chrono>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "carmen/engine.h"
#include "postgres/pg_congestion.h"
#include "postgres/pg_signer.h"
#include "postgres/pg_writer.h"

// Each request on a thread that has a connection of its own; what came to nothing for no fault of its own is done
// again.
class PgServing final : public Serving {
 public:
  PgServing(std::string address, const StoreContext& context, PgAccess& access, PgSigner& signer)
      : address_(std::move(address)), context_(context), access_(access), signer_(signer) {}
  ~PgServing() override { access_.counts().committed = {}; }

  Writer& writer() override { return own_writer(); }
  bool may_write() override { return true; }
  Outcome write_apart(const std::function<Outcome(Writer&)>& act) override;
  bool waits() const override { return true; }
  void set_up(ReactorOptions&, ReactorHooks&) override;
  Outcome begin(Reactor&, Metrics&) override;

 private:
  struct Thread {
    std::unique_ptr<PgWriter> writer;
    std::chrono::steady_clock::time_point began;
    PgCongestion::Way entered = PgCongestion::Way::refused;
  };
  Thread& own_thread();
  PgWriter& own_writer() { return *own_thread().writer; }
  Outcome begin_request(const Exchange&);
  bool end_request(Exchange&, int attempt);
  void repeated(const std::string& reason);
  void add_figures(Metrics&);
  void tidy();
  void look_for_another();
  void look_for_news();

  const std::string address_;
  const StoreContext& context_;
  PgAccess& access_;
  PgSigner& signer_;
  Reactor* reactor_ = nullptr;
  std::mutex mutex_;
  Counter* serialization_ = nullptr;
  Counter* away_ = nullptr;
  Counter* given_up_ = nullptr;
  std::int64_t most_connections_ = 0;
  std::unordered_map<std::thread::id, Thread> threads_;
  PgCongestion congestion_;
  bool signing_ = false;
  bool looking_ = false;
  bool seeking_ = false;
  std::chrono::steady_clock::time_point next_look_ = {};
  std::unique_ptr<PgDatabase> watch_;  // for one job at a time
  std::string seen_;                   // of the database's transactions
};
