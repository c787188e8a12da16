#pragma once

#include <deque>
#include <string>
#include <vector>

#include "postgres/pg_database.h"

// A statement and, once it was sent, what has come of it. Numbers go as text, whose type the server finds; all comes
// back in binary.
class PgDatabase::Prepared final : public Statement {
 public:
  Prepared(PgDatabase& owner, std::string sql, std::string name)
      : owner_(owner), sql_(std::move(sql)), name_(std::move(name)) {}

  void bind_null(int at) override { value(at).null = true; }
  void bind_bool(int at, bool value) override { bind_text(at, value ? "t" : "f"); }
  void bind_integer(int at, std::int64_t value) override { bind_text(at, std::to_string(value)); }
  void bind_text(int at, std::string_view text) override { set(at, text, false); }
  void bind_bytes(int at, std::string_view bytes) override { set(at, bytes, true); }

  void expect_many() override { many_ = true; }
  void expect_last() override { last_ = true; }
  void send() override;
  Result<bool> step() override;
  Outcome write() override;

  bool is_null(int column) const override { return pq().PQgetisnull(results_.front().get(), row_, column) != 0; }
  bool boolean(int column) const override { return integer(column) != 0; }
  std::int64_t integer(int column) const override;
  std::string_view text(int column) const override;
  std::string_view bytes(int column) const override { return text(column); }

  void reset() override;
  void give_back() override;

 private:
  friend class PgDatabase;
  struct Value {
    std::string text;
    bool null = true;
    bool binary = false;
  };
  Value& value(int at);
  void set(int at, std::string_view text, bool binary);
  bool is_kept() const { return !name_.empty(); }
  // True when it went out.
  bool execute(PGconn* connection) const;

  PgDatabase& owner_;
  const std::string sql_;
  const std::string name_;  // empty: prepared anew each time
  std::vector<Value> values_;
  std::deque<PgResult> results_;
  int row_ = -1;  // of the first result
  Error error_;
  bool failed_ = false;
  bool many_ = false;
  bool last_ = false;
  bool sent_ = false;
  bool finished_ = false;
  bool on_server_ = false;
  bool lent_ = false;
};
