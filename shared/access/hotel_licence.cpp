#include "access/hotel_licence.h"

#include "access/seats.h"
#include "commercial/entitlement.h"
#include "core/time.h"

namespace {

constexpr Field kFields[] = {field<&HotelLicence::business_unit_id>("Hotel").references(kBusinessUnits).required()};
static_assert(describes<HotelLicence>(kFields));

Json seats_json(const SeatUse& use) {
  return Json::Object{
      {"used", use.used()}, {"bought", use.bought}, {"unlimited", use.unlimited}, {"licensed", use.licensed}};
}

Json contract_json(const Contract& contract, Date today) {
  const Subscription& s = contract.subscription;
  Json out = Json::Object{{"id", to_text(s.id)},
                          {"number", s.number},
                          {"plan", contract.version.title},
                          {"planVersionId", to_text(contract.version.id)},
                          {"state", to_name(contract.state(today))},
                          {"text", describe(contract, today)},
                          {"seatPolicy", to_name(contract.version.seat_policy)}};
  if (s.ends_on) out.set("endsOn", format_date(*s.ends_on));
  return out;
}

Json module_json(const ModuleLicence& module) {
  const Entitlement& e = module.entitlement;
  Json out = Json::Object{{"moduleId", module.module_id},
                          {"name", module.name},
                          {"accessLevel", to_name(module.access_level)},
                          {"licence", to_name(e.licence)},
                          {"text", e.text}};
  if (!e.remedy.text.empty())
    out.set("remedy", Json::Object{{"text", e.remedy.text}, {"action", e.remedy.action}, {"target", e.remedy.target}});
  return out;
}

Result<Json> run(const HotelLicence& input, Workspace& workspace) {
  const Date today = date_of(workspace.now());
  Json::Array modules;
  for (const ModuleLicence& module : TRY(module_licences(input.business_unit_id, workspace)))
    modules.push_back(module_json(module));
  const auto seats = TRY(seat_use(workspace, input.business_unit_id));
  Json out = Json::Object{{"seats", seats_json(seats)}, {"modules", std::move(modules)}};
  const auto contracts = TRY(contracts_of(input.business_unit_id, workspace));
  const Contract* current = running(contracts, today);
  if (!current && !contracts.empty()) current = &contracts.back();
  if (current) out.set("contract", contract_json(*current, today));
  return out;
}

}  // namespace

constinit const Shape kHotelLicenceInput{"business_units.licence", "Licence of a hotel", kFields};
constinit const Action kHotelLicence =
    action<run>("business_units.licence", "Licence and seats", {"subscriptions.read"}, kBusinessUnits,
                {.at = "business_unit_id", .reads = true});
