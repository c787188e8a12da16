#include "records/problem.h"

#include "core/names.h"

namespace records {

std::vector<TraceStep> read_trace(const Json& answer) {
  std::vector<TraceStep> out;
  for (const Json& item : answer.items("trace")) {
    TraceStep step{.rule = std::string(item.text("rule")), .text = std::string(item.text("text"))};
    for (std::size_t i = 0; i < names_of<Mark>.size(); ++i)
      if (names_of<Mark>[i] == item.text("mark")) step.mark = static_cast<Mark>(i);
    out.push_back(std::move(step));
  }
  return out;
}

std::vector<Remedy> read_remedies(const Json& answer) {
  std::vector<Remedy> out;
  for (const Json& item : answer.items("remedies"))
    out.push_back({std::string(item.text("text")), std::string(item.text("action")), std::string(item.text("target"))});
  return out;
}

Problem read_problem(const net::Answer& answer) {
  Problem problem{.status = answer.status, .request_id = answer.request_id};
  const auto json = parse_json(answer.body);
  if (json && json->if_object()) {
    problem.code = json->text("code");
    problem.message = json->text("detail");
    if (problem.message.empty()) problem.message = json->text("title");
    if (problem.request_id.empty()) problem.request_id = json->text("requestId");
    for (const Json& item : json->items("faults"))
      problem.faults.push_back({std::string(item.text("field")), std::string(item.text("message"))});
    problem.trace = read_trace(*json);
    problem.remedies = read_remedies(*json);
    if (const Json* plan = json->find("plan")) problem.plan = *plan;
  }
  if (problem.message.empty())
    problem.message = answer.status == 0 ? "The server could not be reached." : "The server could not answer.";
  return problem;
}

std::string_view Problem::fault_of(std::string_view field) const {
  for (const Fault& fault : faults)
    if (fault.field == field) return fault.message;
  return {};
}

std::string_view Problem::advice() const {
  if (status == 0) return "Check the connection and try again.";
  if (status >= 500) return "Try again; if it stays, pass on the request id.";
  if (status == 404) return "It may have been archived, or you may not see it.";
  return {};
}

}  // namespace records
