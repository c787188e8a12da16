#pragma once

#include "core/json.h"
#include "net/request.h"

namespace records {

// Why the server refused, or that it could not be reached: RFC 9457 as functions/http writes it.
struct Problem {
  int status = 0;  // 0: nobody answered
  std::string code = {};
  std::string message = {};
  std::string request_id = {};
  std::vector<Fault> faults = {};
  std::vector<TraceStep> trace = {};
  std::vector<Remedy> remedies = {};
  Json plan = {};  // of a plan that no longer holds: the new one

  explicit operator bool() const { return !message.empty(); }
  std::string_view fault_of(std::string_view field) const;  // "" when there is none
  // What to do about it, in a sentence.
  std::string_view advice() const;
};

Problem read_problem(const net::Answer&);
std::vector<TraceStep> read_trace(const Json& answer);
std::vector<Remedy> read_remedies(const Json& answer);

}  // namespace records
