#include "http/problem.h"

#include <catch_amalgamated.hpp>

TEST_CASE("an error becomes a problem document") {
  const Error error{
      .code = Code::forbidden,
      .message = "You may not invite people here.",
      .faults = {{"email", "is taken"}},
      .reason = "LICENSE_REQUIRED",
      .trace = {{Mark::decided, "licence", "The hotel has no licence for this module."}},
      .remedies = {{.text = "Add the module", .action = "subscriptions.change", .target = "HT-1"}, {.text = "Ask"}}};
  CHECK(to_json_text(problem_of(error, "req1")) ==
        R"({"type":"/problems/LICENSE_REQUIRED","title":"Not allowed","status":403,"code":"LICENSE_REQUIRED",)"
        R"("detail":"You may not invite people here.","requestId":"req1",)"
        R"("faults":[{"field":"email","message":"is taken"}],)"
        R"("trace":[{"mark":"decided","rule":"licence","text":"The hotel has no licence for this module."}],)"
        R"("remedies":[{"text":"Add the module","action":"subscriptions.change","target":"HT-1"},{"text":"Ask"}]})");
}

TEST_CASE("every code has a status and its own name") {
  const std::pair<Code, int> kExpected[] = {{Code::invalid, 422},      {Code::unauthenticated, 401},
                                            {Code::forbidden, 403},    {Code::missing, 404},
                                            {Code::conflict, 409},     {Code::stale, 412},
                                            {Code::plan_changed, 409}, {Code::precondition_required, 428},
                                            {Code::too_large, 413},    {Code::limited, 429},
                                            {Code::unavailable, 503},  {Code::internal, 500}};
  for (const auto& [code, status] : kExpected) CHECK(status_of(code) == status);
  CHECK(problem_of({.code = Code::precondition_required, .message = {}}, "").text("code") == "precondition_required");
}

TEST_CASE("what went wrong inside stays inside") {
  const std::string text = to_json_text(problem_of({.code = Code::internal, .message = "disk /secret failed"}, "r"));
  CHECK(text.find("secret") == std::string::npos);
}

TEST_CASE("a status of HTTP itself becomes a problem document") {
  CHECK(problem_of(405, "r").text("code") == "method_not_allowed");
  CHECK(problem_of(431, "r").integer("status") == 431);
  CHECK(problem_of(599, "r").text("code") == "internal");
}
