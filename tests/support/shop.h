#pragma once

#include <cstdlib>

#include "catalogue/catalogue.h"
#include "commercial/module.h"
#include "commercial/subscription.h"
#include "support/memory_workspace.h"
#include "tenancy/organisation.h"

// A customer with one hotel and the default modules, on a platform where time stands still until it is moved.
// For programs that link the catalogue and the areas above.
class Shop {
 public:
  Shop() {
    MemoryWorkspace w = open();
    keep(insert_default_modules(w));
    Organisation o;
    o.code = "OR-0001";
    o.name = "Palm Hospitality";
    o.legal_name = "Palm Holdings Ltd.";
    o.country = "TH";
    o.default_currency = "THB";
    o.tax_number = "0105536000123";
    keep(w.save(o));
    organisation = {o.id};
    Cluster c;
    c.organisation_id = organisation;
    c.code = "CL-0001";
    c.name = "Bangkok";
    keep(w.save(c));
    cluster = {c.id};
    w.commit();
    hotel = add_hotel("TH-0001", "Palm Bangkok");
  }

  Id<BusinessUnit> add_hotel(std::string code, std::string name) {
    MemoryWorkspace w = open();
    BusinessUnit b;
    b.cluster_id = cluster;
    b.code = std::move(code);
    b.name = std::move(name);
    b.country = "TH";
    b.city = "Bangkok";
    b.time_zone = "Asia/Bangkok";
    b.currency = "THB";
    keep(w.save(b));
    w.commit();
    return {b.id};
  }

  MemoryWorkspace open() { return MemoryWorkspace(store, catalogue(), now); }
  void set_day(std::string_view day) { now = start_of(*parse_date(day)); }

  // Runs an action, and keeps what it did when it succeeds.
  Result<Json> perform(std::string_view name, const Json& input) {
    MemoryWorkspace w = open();
    auto answer = run(name, input, w);
    if (answer) w.commit();
    return answer;
  }
  Result<Json> run(std::string_view name, const Json& input, Workspace& w) {
    const Action* action = catalogue().find_action(name);
    if (!action) return Error{.message = "There is no action " + std::string(name)};
    return action->run(*action, input, w);
  }
  std::string summary(std::string_view name, const Json& input) {
    MemoryWorkspace w = open();
    const auto answer = run(name, input, w);
    return answer ? w.changes().summary : answer.error().message;
  }

  // A plan with one published version made of this JSON, and the id of the version.
  Result<std::string> publish(std::string_view code, Json version) {
    const Json plan = TRY(perform("plans.create", Json::Object{{"code", code}, {"name", code}}));
    version.set("planId", plan.text("id"));
    const Json made = TRY(perform("plan_versions.create", version));
    TRY(perform("plan_versions.publish", Json::Object{{"planVersionId", made.text("id")}}));
    return std::string(made.text("id"));
  }
  // A started subscription of the hotel, and its id.
  Result<std::string> sell(const std::string& version, std::int64_t seats, Json more = Json::object()) {
    Json input = Json::Object{{"businessUnitId", to_text(hotel.value)}, {"planVersionId", version}, {"seats", seats}};
    for (const auto& [key, value] : *more.if_object()) input.set(key, value);
    const Json made = TRY(perform("subscriptions.create", input));
    TRY(perform("subscriptions.start", Json::Object{{"subscriptionId", made.text("id")}}));
    return std::string(made.text("id"));
  }

  MemoryStore store;
  Timestamp now = start_of(*parse_date("2026-11-21"));
  Id<Organisation> organisation;
  Id<Cluster> cluster;
  Id<BusinessUnit> hotel;

 private:
  static void keep(const Outcome& outcome) {
    if (!outcome) std::abort();
  }
};

inline Json parsed(std::string_view text) { return *parse_json(text); }
// "field: message; …" of an answer that was refused.
template <class T>
std::string faults_of(const Result<T>& answer) {
  if (answer) return {};
  std::string text = answer.error().faults.empty() ? answer.error().message : std::string();
  for (const Fault& fault : answer.error().faults) text += fault.field + ": " + fault.message + "; ";
  return text;
}
