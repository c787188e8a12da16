#pragma once

#include <array>
#include <string_view>

// W3C Trace Context: the trace that a request belongs to, and our own span in it, which is also the request's id.
struct TraceIds {
  std::array<char, 32> trace{};
  std::array<char, 16> span{};

  std::string_view trace_id() const { return {trace.data(), trace.size()}; }
  std::string_view request_id() const { return {span.data(), span.size()}; }
};

// Continues the trace of a well-formed `traceparent`, or begins one. The span is always new. For one thread.
TraceIds make_trace(std::string_view traceparent);
