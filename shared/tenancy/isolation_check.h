#pragma once

#include "model/action.h"

// What needs looking at first.
enum class IsolationVerdict : std::uint8_t {
  open,         // what is foreign was found, told or changed, or the request failed, which proves nothing
  unconfirmed,  // nothing was found, told or changed, nor did the same request find what is one's own
  untried,      // nobody else has a record of the kind
  refused,      // nothing was found, told or changed, while the same request finds what is one's own
  silent,       // it names no record, and what it answers tells of none that is foreign
};

// One operation of the API, asked for what is another organisation's.
struct ProbedOperation {
  std::string method;
  std::string path;  // "/api/users/{userId}"
  IsolationVerdict verdict = IsolationVerdict::silent;
  std::string said = {};  // what is wrong, or was not there to try
  std::int64_t requests = 0;
};
extern const Shape kProbedOperation;
constexpr const Shape& shape_of(const ProbedOperation*) { return kProbedOperation; }

// One run over all operations. See functions/isolation for what is asked, and how it is judged.
struct IsolationCheck : Record {
  Timestamp checked_at;
  std::string outcome;  // in one sentence
  std::string engine;   // "PostgreSQL"
  std::string home;     // the organisation that was asked from
  std::int64_t open = 0;
  std::int64_t refused = 0;
  std::int64_t unconfirmed = 0;
  std::int64_t silent = 0;
  std::int64_t untried = 0;
  std::int64_t requests = 0;
  std::int64_t walled = 0;    // kinds of records that the database itself kept from whoever works elsewhere
  std::int64_t unwalled = 0;  // … that it did not; both are 0 where it cannot
  std::int64_t took_ms = 0;
  std::vector<ProbedOperation> operations;
};

extern const Entity kIsolationChecks;
constexpr const Entity& entity_of(const IsolationCheck*) { return kIsolationChecks; }

// Takes nothing. Done by the program that serves the API, which alone knows its operations.
struct CheckIsolation {};
extern const Shape kCheckIsolationInput;
constexpr const Shape& shape_of(const CheckIsolation*) { return kCheckIsolationInput; }
extern const Action kCheckIsolation;

// Sorts and counts what was asked, and says in a sentence what came of it.
void conclude(IsolationCheck&);
