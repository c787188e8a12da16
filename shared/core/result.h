#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// Why something was refused. Each code is one HTTP status; the table is in functions/http/problem.cpp.
enum class Code : std::uint8_t {
  invalid,
  unauthenticated,
  forbidden,
  missing,
  conflict,
  stale,                  // If-Match names an older version
  precondition_required,  // a change without If-Match
  plan_changed,           // If-Plan-Match names a plan that no longer holds
  too_large,
  limited,
  unavailable,
  internal
};

struct Fault {  // one field of the input that cannot be accepted
  std::string field;
  std::string message;
};

enum class Mark : std::uint8_t { looked_at, matched, decided };

struct TraceStep {  // one rule that was looked at on the way to an answer
  Mark mark = Mark::looked_at;
  std::string rule;  // stable: "scope", "deny", "grant", "level", "licence"
  std::string text;
};

struct Remedy {  // something that would change the answer
  std::string text;
  std::string action = {};  // "assignments.create"; empty when nobody can do it here
  std::string target = {};  // the record it acts on
};

struct Error {
  Code code = Code::internal;
  std::string message;
  std::vector<Fault> faults = {};
  std::string reason = {};  // stable and finer than the code: "LICENSE_REQUIRED"; empty means the code's own name
  std::vector<TraceStep> trace = {};
  std::vector<Remedy> remedies = {};
};

Error invalid(std::string field, std::string message);

// An error or none, in one pointer: what succeeds should not carry, move and destroy all that a failure may say.
class Failing {
 public:
  Failing() = default;
  Failing(Error error);
  Failing(const Failing&);
  Failing(Failing&& other) noexcept : error_(std::exchange(other.error_, nullptr)) {}
  Failing& operator=(Failing other) noexcept {
    std::swap(error_, other.error_);
    return *this;
  }
  ~Failing() {
    if (error_) drop();
  }

  const Error& look() const;  // an empty one when there is none
  Error take();

 private:
  void drop();

  Error* error_ = nullptr;
};

// A value, or the reason there is none. The core throws nothing.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}
  Result(Error error) : failing_(std::move(error)) {}
  Result(Failing failing) : failing_(std::move(failing)) {}

  explicit operator bool() const { return value_.has_value(); }
  T& operator*() { return *value_; }
  const T& operator*() const { return *value_; }
  T* operator->() { return &*value_; }
  const T* operator->() const { return &*value_; }
  const Error& error() const& { return failing_.look(); }
  Error error() && { return failing_.take(); }
  Failing&& failing() && { return std::move(failing_); }

 private:
  std::optional<T> value_;
  Failing failing_;
};

struct Done {};
using Outcome = Result<Done>;

// Yields the value, or returns the error to the caller.
#define TRY(...) TRY_NAMED(__COUNTER__, __VA_ARGS__)
#define TRY_NAMED(n, ...) TRY_AS(n, __VA_ARGS__)
#define TRY_AS(n, ...)                                               \
  __extension__({                                                    \
    auto try_result_##n = (__VA_ARGS__);                             \
    if (!try_result_##n) return std::move(try_result_##n).failing(); \
    std::move(*try_result_##n);                                      \
  })
