#include "finance/invoice.h"

namespace {

using I = Invoice;

constexpr Field kFields[] = {
    field<&I::number>("Number").read_only().unique().up_to(60).listed().filterable().searchable(),
    field<&I::business_unit_id>("Hotel").references(kBusinessUnits).read_only().listed().filterable(),
    field<&I::month>("Month").read_only().listed().filterable(),
    field<&I::billed_for>("Billed for").read_only().unique().up_to(60),
    field<&I::state>("State").read_only().listed().filterable(),
    field<&I::legal_name>("Legal name").read_only().up_to(160).listed().searchable(),
    field<&I::tax_number>("Tax number").read_only().up_to(40),
    field<&I::branch_number>("Branch").read_only().up_to(20),
    field<&I::address>("Address").read_only().long_text(600),
    field<&I::currency>("Currency").read_only().up_to(3).filterable(),
    field<&I::period_from>("From").read_only().secondary(),
    field<&I::period_until>("Until").read_only().secondary(),
    field<&I::issued_on>("Issued").read_only().listed().filterable(),
    field<&I::lines>("Lines").read_only().up_to(10'000),
    field<&I::subtotal>("Subtotal").read_only().in_currency_of("currency"),
    field<&I::total>("Total").read_only().in_currency_of("currency").listed().filterable(),
    field<&I::due>("Due").read_only().in_currency_of("currency").listed(),
    field<&I::input_hash>("Input hash").read_only().up_to(64),
    field<&I::input>("What was priced").read_only().long_text(10'000'000),
};
static_assert(describes<I>(kFields));

Outcome check(Workspace&, const void* before, void*) {
  if (!before) return Done{};
  return Error{.code = Code::conflict,
               .message = "Invoice " + static_cast<const I*>(before)->number + " has been issued and does not change.",
               .reason = "ISSUED"};
}

}  // namespace

constinit const Entity kInvoices = resource<I>("invoices", "Invoice", "Invoices", kFields)
                                       .in("business_unit_id")
                                       .titled("number")
                                       .checked_by(check)
                                       .only(0);
