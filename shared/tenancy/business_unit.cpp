#include "tenancy/business_unit.h"

#include "core/text.h"
#include "tenancy/codes.h"

namespace {

using B = BusinessUnit;

constexpr Field kCompanyFields[] = {
    field<&Company::legal_name>("Legal name").up_to(160),
    field<&Company::tax_number>("Tax number").up_to(40),
    field<&Company::branch_number>("Branch").up_to(20),
    field<&Company::address>("Address").long_text(400),
};
static_assert(describes<Company>(kCompanyFields));

constexpr Field kFields[] = {
    field<&B::cluster_id>("Cluster").references(kClusters).required().fixed().listed().filterable(),
    as_code(field<&B::code>("Code")).help("Such as TH-0008"),
    field<&B::name>("Name").required().listed().filterable().searchable().up_to(120),
    field<&B::brand>("Brand").secondary().filterable().up_to(60),
    field<&B::status>("Status").listed().filterable(),
    field<&B::is_hq>("Head office").filterable(),
    field<&B::rooms>("Rooms").listed().filterable().between(0, 20'000),
    field<&B::phone>("Phone").up_to(40),
    field<&B::email>("E-mail").up_to(254).formed(check_email),
    field<&B::address>("Address").up_to(200),
    field<&B::city>("City").listed().filterable().searchable().up_to(80),
    as_country(field<&B::country>("Country")),
    field<&B::time_zone>("Time zone")
        .required()
        .secondary()
        .up_to(64)
        .formed(check_time_zone)
        .help("Such as Asia/Bangkok"),
    as_currency(field<&B::currency>("Currency")).secondary(),
    field<&B::company>("Company"),
    field<&B::tags>("Tags").up_to(30),
};
static_assert(describes<B>(kFields));

Outcome check(Workspace&, const void*, void* after) {
  if (!after) return Done{};
  B& hotel = *static_cast<B*>(after);
  hotel.name = trim(hotel.name);
  return Done{};
}

}  // namespace

constinit const Shape kCompany{"company", "Company", kCompanyFields};
constinit const Entity kBusinessUnits = resource<B>("business_units", "Hotel", "Hotels", kFields)
                                            .in("cluster_id")
                                            .is_scope(ScopeLevel::business_unit)
                                            .checked_by(check);
