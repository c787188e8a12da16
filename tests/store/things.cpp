#include "things.h"

namespace {

constexpr Field kOrgFields[] = {field<&Org::name>("Name").required().filterable().searchable()};
static_assert(describes<Org>(kOrgFields));
constexpr Field kZoneFields[] = {field<&Zone::organisation_id>("Organisation").references(kOrgs).required(),
                                 field<&Zone::name>("Name").required().filterable()};
static_assert(describes<Zone>(kZoneFields));
constexpr Field kInnFields[] = {
    field<&Inn::cluster_id>("Zone").references(kZones).required().filterable(),
    field<&Inn::code>("Code").required().unique().filterable(),
    field<&Inn::name>("Name").required().filterable().searchable(),
    field<&Inn::rooms>("Rooms").filterable(),
    field<&Inn::stars>("Stars").filterable(),
    field<&Inn::opened_at>("Opened").filterable(),
    field<&Inn::open>("Open").filterable(),
};
static_assert(describes<Inn>(kInnFields));
constexpr Field kEarlierInnFields[] = {kInnFields[0], kInnFields[1], kInnFields[2],
                                       kInnFields[3], kInnFields[5], kInnFields[6]};
constexpr Field kWardFields[] = {field<&Ward::business_unit_id>("Inn").references(kInns).required(),
                                 field<&Ward::name>("Name").required()};
static_assert(describes<Ward>(kWardFields));
constexpr Field kTagFields[] = {field<&Tag::code>("Code"), field<&Tag::weight>("Weight")};
static_assert(describes<Tag>(kTagFields));
constexpr Field kPersonFields[] = {
    field<&Person::name>("Name").required().filterable().searchable(),
    field<&Person::email>("E-mail").unique().personal().filterable().searchable(),
    field<&Person::mood>("Mood").filterable(),
    field<&Person::wish>("Wish").filterable(),
    field<&Person::tags>("Tags"),
    field<&Person::secret>("Secret").secret(),
    field<&Person::last_seen>("Last seen").unversioned(),
};
static_assert(describes<Person>(kPersonFields));
constexpr Field kStayFields[] = {
    field<&Stay::person_id>("Person").references(kPeople).required().shows(),
    field<&Stay::business_unit_id>("Inn").references(kInns).required(),
    field<&Stay::department_id>("Ward").references(kWards),
};
static_assert(describes<Stay>(kStayFields));

constexpr Field kWareFields[] = {field<&Ware::name>("Name").required(), field<&Ware::state>("State").filterable()};
static_assert(describes<Ware>(kWareFields));
constexpr Field kDealFields[] = {field<&Deal::ware_id>("Ware").references(kWares).required().shows(),
                                 field<&Deal::business_unit_id>("Inn").references(kInns).required()};
static_assert(describes<Deal>(kDealFields));
constexpr Field kNoteFields[] = {field<&Note::person_id>("Person").references(kPeople).required().read_only(),
                                 field<&Note::text>("Text").searchable()};
static_assert(describes<Note>(kNoteFields));

struct Extra : Record {
  std::string note;
};
constexpr Field kExtraFields[] = {field<&Extra::note>("Note")};
constinit const Entity kExtras = resource<Extra>("extras", "Extra", "Extras", kExtraFields);
constinit const Entity kEarlierInns =
    resource<Inn>("inns", "Inn", "Inns", kEarlierInnFields).in("cluster_id").is_scope(ScopeLevel::business_unit);

bool is_busy(const void* row) { return static_cast<const Person*>(row)->mood == Mood::busy; }

}  // namespace

constinit const Shape kTag{"tag", "Tag", kTagFields};
constinit const Entity kOrgs = resource<Org>("orgs", "Org", "Orgs", kOrgFields).is_scope(ScopeLevel::organisation);
constinit const Entity kZones =
    resource<Zone>("zones", "Zone", "Zones", kZoneFields).in("organisation_id").is_scope(ScopeLevel::cluster);
constinit const Entity kInns =
    resource<Inn>("inns", "Inn", "Inns", kInnFields).in("cluster_id").is_scope(ScopeLevel::business_unit);
constinit const Entity kWards =
    resource<Ward>("wards", "Ward", "Wards", kWardFields).in("business_unit_id").is_scope(ScopeLevel::department);
constinit const Entity kPeople = resource<Person>("people", "Person", "People", kPersonFields).platform_when(is_busy);
constinit const Entity kStays =
    resource<Stay>("stays", "Stay", "Stays", kStayFields).in("business_unit_id").titled("id");
constinit const Entity kWares = resource<Ware>("wares", "Ware", "Wares", kWareFields)
                                    .offered({"state", "draft", "sold"})
                                    .platform_when([](const void*) { return true; });
constinit const Entity kDeals =
    resource<Deal>("deals", "Deal", "Deals", kDealFields).in("business_unit_id").titled("id");
constinit const Entity kNotes =
    resource<Note>("notes", "Note", "Notes", kNoteFields).titled("text").private_to("person_id");

const Catalogue& things() {
  static constexpr const Entity* kAll[] = {&kStays, &kPeople, &kWards, &kInns, &kZones,
                                           &kOrgs,  &kWares,  &kDeals, &kNotes};
  static const Catalogue all(kAll, {});
  return all;
}

const Catalogue& earlier_things() {
  static constexpr const Entity* kAll[] = {&kPeople, &kEarlierInns, &kZones, &kOrgs};
  static const Catalogue all(kAll, {});
  return all;
}

const Catalogue& later_things() {
  static constexpr const Entity* kAll[] = {&kStays, &kPeople, &kWards, &kInns,  &kZones,
                                           &kOrgs,  &kWares,  &kDeals, &kNotes, &kExtras};
  static const Catalogue all(kAll, {});
  return all;
}
