#include "screens/plan_draft.h"

namespace {

PlanVersion read(const Json& row) {
  PlanVersion version;
  for (const Field& f : kPlanVersions.fields)
    if (const Json* value = row.find(f.wire)) f.write(&version, *value);
  if (const auto id = parse_uuid(row.text("id"))) version.id = *id;
  version.version = row.integer("version");
  return version;
}

}  // namespace

void PlanDraft::begin() {
  *this = {};
  version.currency = "THB";
  Price& price = version.prices.emplace_back();
  price.description = "Base fee";
  price.tiers.emplace_back();
  stored = version;
}

void PlanDraft::begin(const Json& row, std::string_view tag) {
  version = stored = read(row);
  etag = tag;
  is_new = false;
}

void PlanDraft::begin_from(const Json& row) {
  begin();
  const PlanVersion from = read(row);
  version = from;
  static_cast<Record&>(version) = {};
  version.number = 0;
  version.title.clear();
  version.state = PlanState::draft;
  version.published_at.reset();
  version.retired_at.reset();
}

bool PlanDraft::dirty() const { return !difference(kPlanVersions, &stored, &version).empty(); }

Json PlanDraft::input() const {
  Json out = Json::object();
  for (const Field& f : kPlanVersions.fields)
    if (!f.has(Field::ReadOnly) && (is_new || !f.has(Field::Fixed))) out.set(f.wire, f.read(&version));
  return out;
}

std::string_view fault_at(const std::vector<Fault>& faults, std::string_view path) {
  for (const Fault& fault : faults)
    if (fault.field == path) return fault.message;
  return {};
}
