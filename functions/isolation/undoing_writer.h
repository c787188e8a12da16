#pragma once

#include "store/writer.h"

// Lets requests write as they would, and undoes what they would keep; remembers which tenants it was in. The second
// wall stays down, so that the filters are tried by themselves.
class UndoingWriter final : public Writer {
 public:
  explicit UndoingWriter(Writer& writer) : writer_(writer) {}

  std::vector<Change> take_undone() { return std::exchange(undone_, {}); }

  Database& database(Intent intent) override { return writer_.database(intent); }
  Outcome begin_read(Intent intent) override { return writer_.begin_read(intent); }
  void end_read() override { writer_.end_read(); }
  std::optional<Version> version(Intent) override { return std::nullopt; }
  KnownRows* known_rows(Intent) override { return nullptr; }
  Outcome narrow_sight(const Subject&) override { return writer_.begin_read(Intent::reading); }

  Outcome begin_request() override { return writer_.begin_request(); }
  Outcome keep_request(const SqlWorkspace& workspace, const RequestFacts& facts) override;
  Outcome keep_request() override;
  void undo_request() override { writer_.undo_request(); }

  std::uint64_t newest_record(const Uuid&) const override { return 0; }
  Outcome commit_turn() override { return Done{}; }
  void rest() override {}

 private:
  Writer& writer_;
  std::vector<Change> undone_;
};
