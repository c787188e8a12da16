#include "http/problem.h"

#include <algorithm>
#include <array>

#include "core/names.h"

namespace {

struct CodeRow {
  Code code;
  int status;
  std::string_view title;
};

constexpr std::array kCodes = {
    CodeRow{Code::invalid, 422, "The input cannot be accepted"},
    CodeRow{Code::unauthenticated, 401, "Sign in first"},
    CodeRow{Code::forbidden, 403, "Not allowed"},
    CodeRow{Code::missing, 404, "Not found"},
    CodeRow{Code::conflict, 409, "In conflict with what is there"},
    CodeRow{Code::stale, 412, "Changed in the meantime"},
    CodeRow{Code::precondition_required, 428, "Say which version is changed"},
    CodeRow{Code::plan_changed, 409, "The plan no longer holds"},
    CodeRow{Code::too_large, 413, "Too large"},
    CodeRow{Code::limited, 429, "Too many requests"},
    CodeRow{Code::unavailable, 503, "Not available at the moment"},
    CodeRow{Code::internal, 500, "An error on our side"},
};
static_assert(kCodes.size() == names_of<Code>.size());

struct StatusRow {
  int status;
  std::string_view code;
  std::string_view title;
  std::string_view detail;
};

constexpr std::array kStatuses = {
    StatusRow{400, "bad_request", "Not a proper request", "The request could not be read as HTTP."},
    StatusRow{401, "unauthenticated", "Sign in first", "This needs a session."},
    StatusRow{404, "missing", "Not found", "There is nothing at this address."},
    StatusRow{405, "method_not_allowed", "Method not allowed", "The header Allow lists the methods of this address."},
    StatusRow{408, "timeout", "Too slow", "The request did not arrive in time."},
    StatusRow{413, "too_large", "Too large", "The body is larger than this address takes."},
    StatusRow{414, "target_too_long", "Address too long", "The address is longer than the server takes."},
    StatusRow{416, "range_not_satisfiable", "No such range", "The header Range could not be followed."},
    StatusRow{417, "expectation_failed", "Expectation failed", "The only expectation met is 100-continue."},
    StatusRow{431, "head_too_large", "Headers too large", "The headers are larger than the server takes."},
    StatusRow{501, "not_implemented", "Not supported", "The only transfer coding taken is chunked."},
    StatusRow{503, "unavailable", "Not available at the moment", "Nothing was changed. Try again shortly."},
    StatusRow{505, "version_not_supported", "HTTP version not supported", "Versions 1.0 and 1.1 are spoken here."},
};

constexpr StatusRow kOtherFault = {500, "internal", "An error on our side",
                                   "Nothing was changed. Name the request id when you ask us."};

const CodeRow& row_of(Code code) {
  return *std::find_if(kCodes.begin(), kCodes.end(), [&](const CodeRow& row) { return row.code == code; });
}

Json base(int status, std::string_view code, std::string_view title, std::string_view detail,
          std::string_view request_id) {
  Json problem = Json::object();
  problem.set("type", "/problems/" + std::string(code)).set("title", title).set("status", status).set("code", code);
  return problem.set("detail", detail).set("requestId", request_id), problem;
}

Json to_json(const Fault& fault) {
  Json json = Json::object();
  return json.set("field", fault.field).set("message", fault.message), json;
}

Json to_json(const TraceStep& step) {
  Json json = Json::object();
  return json.set("mark", to_name(step.mark)).set("rule", step.rule).set("text", step.text), json;
}

Json to_json(const Remedy& remedy) {
  Json json = Json::object();
  json.set("text", remedy.text);
  if (!remedy.action.empty()) json.set("action", remedy.action);
  if (!remedy.target.empty()) json.set("target", remedy.target);
  return json;
}

template <class T>
void set_list(Json& problem, std::string_view name, const std::vector<T>& items) {
  if (items.empty()) return;
  Json list = Json::array();
  for (const T& item : items) list.push(to_json(item));
  problem.set(name, std::move(list));
}

}  // namespace

int status_of(Code code) { return row_of(code).status; }

Json problem_of(const Error& error, std::string_view request_id) {
  const CodeRow& row = row_of(error.code);
  const std::string_view code = error.reason.empty() ? to_name(error.code) : std::string_view(error.reason);
  // What went wrong inside is for the log alone.
  const std::string_view detail = error.code == Code::internal ? kOtherFault.detail : std::string_view(error.message);
  Json problem = base(row.status, code, row.title, detail, request_id);
  set_list(problem, "faults", error.faults);
  set_list(problem, "trace", error.trace);
  set_list(problem, "remedies", error.remedies);
  return problem;
}

Json problem_of(int status, std::string_view request_id) {
  const auto found =
      std::find_if(kStatuses.begin(), kStatuses.end(), [&](const StatusRow& row) { return row.status == status; });
  const StatusRow& row = found == kStatuses.end() ? kOtherFault : *found;
  return base(status, row.code, row.title, row.detail, request_id);
}
