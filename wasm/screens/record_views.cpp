#include "screens/record_views.h"

#include "commercial/plan_version.h"
#include "finance/invoice.h"
#include "identity/user.h"
#include "settings/setting_value.h"

namespace {

constexpr records::RecordTab kTabs[] = {
    {&kUsers, "Access", "access", draw_person_access},
    {&kUsers, "Sessions", "sessions", draw_person_sessions},
    {&kUsers, "Activity", "activity", draw_person_activity},
    {&kBusinessUnits, "Licences", "licences", draw_hotel_licences},
    {&kBusinessUnits, "Invoice", "invoice", draw_hotel_invoices},
    {&kSettingValues, "Versions", "versions", draw_setting_versions},
    {&kPlanVersions, "Prices", "", draw_price_list, true},
    {&kInvoices, "Invoice", "", draw_invoice, true},
};

}  // namespace

std::span<const records::RecordTab> record_views() { return kTabs; }
