#include "access/fullest_hotels.h"

#include <algorithm>

#include "access/seats.h"

namespace {

constexpr Field kFields[] = {
    field<&FullestHotels::organisation_id>("Organisation").references(kOrganisations),
    field<&FullestHotels::cluster_id>("Cluster").references(kClusters),
    field<&FullestHotels::business_unit_id>("Hotel").references(kBusinessUnits),
    field<&FullestHotels::limit>("Hotels").between(1, 50),
};
static_assert(describes<FullestHotels>(kFields));

struct Candidate {
  Id<BusinessUnit> hotel;
  double fullness = 0;  // at most; exactly, once its seats are counted
};

// Each hotel is asked for by itself.
Result<std::vector<Place>> nowhere(const void*, Workspace&) { return std::vector<Place>(); }

double share(std::int64_t used, std::int64_t bought) {
  return static_cast<double>(used) / (bought > 0 ? static_cast<double>(bought) : 0.5);
}

bool is_fuller(const Candidate& a, const Candidate& b) { return a.fullness > b.fullness; }

bool is_within(const Place& place, const FullestHotels& input) {
  const auto in = [&](ScopeLevel level, const Uuid& id) { return id.is_nil() || place.within(level, id); };
  return in(ScopeLevel::organisation, input.organisation_id.value) && in(ScopeLevel::cluster, input.cluster_id.value) &&
         in(ScopeLevel::business_unit, input.business_unit_id.value);
}

// No hotel has more seats in use than assignments.
Result<std::vector<Candidate>> candidates(const FullestHotels& input, Workspace& workspace) {
  static constexpr Field kStatus = field<&Subscription::status>("");
  Query query;
  query.where.push_back({&kStatus, Op::in, Json::Array{"active", "cancelled_at_period_end"}});
  std::vector<Candidate> out;
  for (const Subscription& s : TRY(workspace.find<Subscription>(query))) {
    const Place place = TRY(workspace.place_of_scope(kBusinessUnits, s.business_unit_id.value));
    if (!is_within(place, input) || !allows(workspace.subject(), "subscriptions.read", place, workspace.now()))
      continue;
    const Query there = Query{}.equal<&Assignment::business_unit_id>(s.business_unit_id);
    const double most = share(TRY(workspace.count<Assignment>(there)), s.seats);
    const auto known =
        std::find_if(out.begin(), out.end(), [&](const Candidate& c) { return c.hotel == s.business_unit_id; });
    if (known == out.end()) out.push_back({s.business_unit_id, most});
    else known->fullness = std::max(known->fullness, most);
  }
  std::sort(out.begin(), out.end(), is_fuller);
  return out;
}

struct Counted {
  Candidate candidate;
  SeatUse use;
};

Result<Json> run(const FullestHotels& input, Workspace& workspace) {
  const auto all = TRY(candidates(input, workspace));
  const auto limit = static_cast<std::size_t>(input.limit);
  std::vector<Counted> counted;
  for (const Candidate& candidate : all) {
    if (counted.size() >= limit && !(candidate.fullness > counted[limit - 1].candidate.fullness)) break;
    SeatUse use = TRY(seat_use(workspace, candidate.hotel));
    if (!use.licensed) continue;
    const Candidate exact{candidate.hotel, share(use.used(), use.bought)};
    const auto at =
        std::find_if(counted.begin(), counted.end(), [&](const Counted& c) { return is_fuller(exact, c.candidate); });
    counted.insert(at, {exact, std::move(use)});
  }
  Json::Array items;
  for (std::size_t i = 0; i < std::min(limit, counted.size()); ++i) {
    const auto& [candidate, use] = counted[i];
    const BusinessUnit hotel = TRY(workspace.load(candidate.hotel));
    items.push_back(Json::Object{{"businessUnitId", to_text(candidate.hotel.value)},
                                 {"businessUnitName", hotel.name},
                                 {"used", use.used()},
                                 {"bought", use.bought},
                                 {"unlimited", use.unlimited}});
  }
  return Json(Json::Object{{"items", std::move(items)}, {"total", static_cast<std::int64_t>(all.size())}});
}

}  // namespace

constinit const Shape kFullestHotelsInput{"business_units.seats", "Fullest hotels", kFields};
constinit const Action kFullestHotels =
    action<run>("business_units.seats", "Seats of the fullest hotels", {"subscriptions.read"}, kBusinessUnits,
                {.places = nowhere, .reads = true});
