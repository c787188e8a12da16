#include "finance/run_invoices.h"

#include "finance/charged_days.h"
#include "finance/draft_invoice.h"

namespace {

using R = RunInvoices;

constexpr Field kFields[] = {
    field<&R::organisation_id>("Organisation").references(kOrganisations).required(),
    field<&R::month>("Month").required().up_to(7).help("Such as 2026-11"),
};
static_assert(describes<R>(kFields));

Json verdict(const BusinessUnit& hotel, std::string_view key, std::string text) {
  return Json::Object{
      {"businessUnitId", to_text(hotel.id)}, {"hotel", hotel.name}, {std::string(key), std::move(text)}};
}

bool is_no_failure(const Error& error) { return error.reason == "ISSUED" || error.reason == "NOTHING_TO_INVOICE"; }

std::string counted(std::size_t n, const char* what) { return std::to_string(n) + " " + what + (n == 1 ? "" : "s"); }

Result<Json> run(const R& input, Workspace& workspace) {
  const auto month = parse_month(input.month);
  if (!month) return invalid("month", "must be a month such as 2026-11");
  if (date_of(workspace.now()) < month->from) return invalid("month", "has not begun");
  const Organisation organisation = TRY(workspace.load(input.organisation_id));
  TRY(workspace.lock(input.organisation_id));
  static constexpr Field kCode = field<&BusinessUnit::code>("");
  Query hotels;
  hotels.tenant = organisation.id;
  hotels.order.push_back({&kCode});

  Json::Array issued, skipped, failed;
  for (const BusinessUnit& hotel : TRY(workspace.find<BusinessUnit>(hotels))) {
    auto draft = draft_invoice(hotel, input.month, workspace);  // writes nothing, so that one failure stays its own
    if (!draft) {
      (is_no_failure(draft.error()) ? skipped : failed).push_back(verdict(hotel, "reason", draft.error().message));
      continue;
    }
    TRY(issue(*draft, workspace));
    issued.push_back(verdict(hotel, "number", draft->number));
  }
  workspace.summarise(organisation.name + ", " + input.month + ": " + counted(issued.size(), "invoice") + " issued, " +
                      counted(skipped.size(), "hotel") + " with nothing to issue, " + counted(failed.size(), "hotel") +
                      " could not be priced.");
  return Json(
      Json::Object{{"issued", std::move(issued)}, {"skipped", std::move(skipped)}, {"failed", std::move(failed)}});
}

}  // namespace

constinit const Shape kRunInvoicesInput{"invoices.run", "Issue a month's invoices", kFields};
constinit const Action kRunInvoices =
    action<run>("invoices.run", "Issue a month's invoices", {"invoices.run", Permission::Risk::high}, kInvoices,
                {.at = "organisation_id", .ask = Ask::plan, .icon = "run"});
