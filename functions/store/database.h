#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/json.h"
#include "store/dialect.h"

// A prepared statement on loan from its database. Parameters count from 1, columns from 0. Texts and bytes of a column
// hold until the next step.
class Statement {
 public:
  virtual ~Statement() = default;

  virtual void bind_null(int at) = 0;
  virtual void bind_bool(int at, bool value) = 0;
  virtual void bind_integer(int at, std::int64_t value) = 0;
  virtual void bind_text(int at, std::string_view text) = 0;
  virtual void bind_bytes(int at, std::string_view bytes) = 0;

  // Of very many rows, which are read as they come instead of at once. Before the first step.
  virtual void expect_many() {}
  // The last that its transaction reads, which may end behind it. Before it is sent.
  virtual void expect_last() {}
  // On its way already, with what is sent before and after it; errors show in step(), which awaits it.
  virtual void send() {}
  virtual Result<bool> step() = 0;  // false when there is no further row
  // Of what answers no rows. Its failure may show as late as in the next step() of another, with which it falls.
  virtual Outcome write() {
    (void)TRY(step());
    return Done{};
  }

  virtual bool is_null(int column) const = 0;
  virtual bool boolean(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual std::string_view text(int column) const = 0;
  virtual std::string_view bytes(int column) const = 0;

  virtual void reset() = 0;      // to be stepped again; bindings stay
  virtual void give_back() = 0;  // resets it; nothing may use it afterwards
};

struct GiveBack {
  void operator()(Statement* statement) const { statement->give_back(); }
};
using Loan = std::unique_ptr<Statement, GiveBack>;

// One connection. Used by one thread at a time.
class Database {
 public:
  virtual ~Database() = default;

  virtual const Dialect& dialect() const = 0;
  // Parameters are written $1, $2, … in the order of their first use.
  virtual Result<Loan> prepare(std::string_view sql) = 0;
  // Without parameters; several statements may be given.
  virtual Outcome run(std::string_view sql) = 0;
  virtual std::int64_t rows_changed() const = 0;  // by the last statement
  virtual bool in_transaction() = 0;
  virtual Outcome check_integrity() = 0;  // reads everything: pages, indexes, keys
};

// Lists and objects are bound as their JSON text.
void bind(Statement& statement, int at, const Json& value);
