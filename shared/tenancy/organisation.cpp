#include "tenancy/organisation.h"

#include "core/text.h"
#include "tenancy/children.h"
#include "tenancy/cluster.h"
#include "tenancy/codes.h"

namespace {

using O = Organisation;

constexpr Field kContactFields[] = {
    field<&Contact::name>("Name").required().up_to(120),
    field<&Contact::role>("Role").up_to(80),
    field<&Contact::email>("E-mail").up_to(254).formed(check_email),
    field<&Contact::phone>("Phone").up_to(40),
};
static_assert(describes<Contact>(kContactFields));

constexpr Field kBrandingFields[] = {
    field<&Branding::display_name>("Display name").up_to(80),
    field<&Branding::accent>("Accent colour").up_to(7).formed(check_colour).help("Hexadecimal, such as #0B6E69"),
};
static_assert(describes<Branding>(kBrandingFields));

constexpr Field kFields[] = {
    as_code(field<&O::code>("Code")).help("Such as OR-0001"),
    field<&O::name>("Name").required().listed().filterable().searchable().up_to(120),
    field<&O::alias>("Alias").searchable().up_to(60),
    field<&O::legal_name>("Legal name").secondary().searchable().up_to(160),
    as_country(field<&O::country>("Country")),
    field<&O::tax_number>("Tax number").up_to(40),
    field<&O::region>("Region").secondary().filterable().up_to(40),
    as_currency(field<&O::default_currency>("Currency")).listed(),
    field<&O::locale>("Language").up_to(16),
    field<&O::contacts>("Contacts").up_to(20),
    field<&O::branding>("Branding"),
};
static_assert(describes<O>(kFields));

Outcome check(Workspace& workspace, const void* before, void* after) {
  if (!after) return check_childless(workspace, kClusters, "organisation_id", record_of(before).id);
  O& o = *static_cast<O*>(after);
  o.name = trim(o.name);
  return Done{};
}

}  // namespace

constinit const Shape kContact{"contact", "Contact", kContactFields};
constinit const Shape kBranding{"branding", "Branding", kBrandingFields};
constinit const Entity kOrganisations = resource<O>("organisations", "Organisation", "Organisations", kFields)
                                            .is_scope(ScopeLevel::organisation)
                                            .checked_by(check);
