#pragma once

#include "carmen/engine.h"
#include "sqlite/turn_writer.h"

// Requests in the loop itself, over its one writer; the log and the heads are kept beside it.
class SqliteServing final : public Serving {
 public:
  SqliteServing(SqliteDatabase& database, TurnWriter& writer, const StoreContext& context, std::string file,
                std::string heads_file)
      : database_(database),
        writer_(writer),
        context_(context),
        file_(std::move(file)),
        heads_file_(std::move(heads_file)) {}

  Writer& writer() override { return writer_; }
  bool may_write() override { return reactor_->may_write(); }
  Outcome write_apart(const std::function<Outcome(Writer&)>& act) override;
  bool waits() const override { return false; }
  void set_up(ReactorOptions&, ReactorHooks&) override;
  Outcome begin(Reactor&, Metrics&) override;

 private:
  bool begin_turn();
  Outcome commit();
  void move_log(SqliteDatabase& over, bool alone);
  void settle(bool kept);
  void tidy();
  std::shared_ptr<void> hold_writer();
  bool others_wrote();  // since it was asked last

  SqliteDatabase& database_;
  TurnWriter& writer_;
  const StoreContext& context_;
  const std::string file_;
  const std::string heads_file_;
  Reactor* reactor_ = nullptr;
  Histogram* commits_ = nullptr;
  Histogram* checkpoints_ = nullptr;
  Counter* busy_ = nullptr;
  std::int64_t others_ = 0;  // the database's version as other connections have made it
  bool tidying_ = false;
};
