#include "tenancy/isolation_check.h"

#include <algorithm>

namespace {

using P = ProbedOperation;
using C = IsolationCheck;

constexpr Field kProbedFields[] = {
    field<&P::method>("Method"),       field<&P::path>("Path"),         field<&P::verdict>("Verdict"),
    field<&P::said>("What was found"), field<&P::requests>("Requests"),
};
static_assert(describes<P>(kProbedFields));

constexpr Field kFields[] = {
    field<&C::checked_at>("Checked").read_only().listed().filterable(),
    field<&C::outcome>("Outcome").read_only().listed(),
    field<&C::engine>("Database").read_only().listed().filterable(),
    field<&C::home>("Asked from").read_only().secondary(),
    field<&C::open>("Open").read_only().listed().filterable().help("Tells of what is foreign, takes it, or fails"),
    field<&C::refused>("Refused").read_only().listed().help("Nothing was found, while one's own is found so"),
    field<&C::unconfirmed>("Unconfirmed").read_only().listed().help("Nothing was found, nor is one's own"),
    field<&C::silent>("Silent").read_only().listed().help("Names no record, and tells of none"),
    field<&C::untried>("Untried").read_only().listed().help("Nobody else has a record of the kind"),
    field<&C::requests>("Requests").read_only().secondary(),
    field<&C::walled>("Kept by the database").read_only().help("Kinds of records that row-level security hides"),
    field<&C::unwalled>("Not kept by the database").read_only(),
    field<&C::took_ms>("Milliseconds").read_only(),
    field<&C::operations>("Operations").read_only().up_to(2000),
};
static_assert(describes<C>(kFields));

std::string counted(std::int64_t n, const char* what) { return std::to_string(n) + " " + what + (n == 1 ? "" : "s"); }

}  // namespace

void conclude(IsolationCheck& check) {
  check.open = check.refused = check.unconfirmed = check.silent = check.untried = check.requests = 0;
  const auto count_of = [&](IsolationVerdict verdict) -> std::int64_t& {
    switch (verdict) {
      case IsolationVerdict::refused: return check.refused;
      case IsolationVerdict::unconfirmed: return check.unconfirmed;
      case IsolationVerdict::silent: return check.silent;
      case IsolationVerdict::untried: return check.untried;
      case IsolationVerdict::open: break;
    }
    return check.open;
  };
  std::stable_sort(check.operations.begin(), check.operations.end(),
                   [](const ProbedOperation& a, const ProbedOperation& b) { return a.verdict < b.verdict; });
  for (const ProbedOperation& operation : check.operations) {
    ++count_of(operation.verdict);
    check.requests += operation.requests;
  }
  const std::string asked = counted(static_cast<std::int64_t>(check.operations.size()), "operation") + " asked";
  if (check.open > 0) check.outcome = asked + ", " + std::to_string(check.open) + " open";
  else if (check.unwalled > 0) check.outcome = asked + ", none open; the database does not keep all apart";
  else check.outcome = asked + ", none open";
}

constinit const Shape kProbedOperation{"probed_operation", "Operation", kProbedFields};
constinit const Entity kIsolationChecks =
    resource<C>("isolation_checks", "Isolation check", "Isolation checks", kFields).titled("outcome").only(0);
constinit const Shape kCheckIsolationInput{"isolation_checks.create", "Check isolation now", {}};
constinit const Action kCheckIsolation{.name = "isolation_checks.create",
                                       .label = "Check isolation now",
                                       .permission = {"isolation_checks.create", Permission::Risk::high},
                                       .subject = &kIsolationChecks,
                                       .input = &kCheckIsolationInput,
                                       .run = nullptr,
                                       .icon = "run",
                                       .blank = detail::blank_input<CheckIsolation>};
