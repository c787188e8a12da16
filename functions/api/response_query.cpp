#include "api/response_query.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <thread>

#include "api/response_meter.h"
#include "core/names.h"
#include "core/text.h"
#include "core/time.h"
#include "store/sql_workspace.h"

namespace {

constexpr std::int64_t kDay = 24 * 60 * 60 * 1000;
constexpr const char* kPermission = "response_times.read";

struct Group {
  ResponseKey key;
  ResponseTimes times;
  std::array<std::int64_t, 6> figures;  // by Sort
};

template <class E>
Outcome read_choice(std::string_view name, std::string_view text, E& into) {
  const auto& names = names_of<E>;
  const auto found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) return invalid(std::string(name), "is none of those that it may be");
  into = static_cast<E>(found - names.begin());
  return Done{};
}

Result<Timestamp> read_time(const std::string& name, std::string_view text) {
  const auto time = parse_timestamp(text);
  if (!time) return invalid(name, "must be a time such as 2026-01-31T09:30:00Z");
  return *time;
}

Outcome read_parameter(const std::string& name, const std::string& value, ResponseQuery& into) {
  if (name == "from") into.period.from = TRY(read_time(name, value));
  else if (name == "to") into.period.to = TRY(read_time(name, value));
  else if (name == "by") return read_choice(name, value, into.by);
  else if (name == "sort") return read_choice(name, value, into.sort);
  else if (name == "q") into.words = lower_ascii(trim(value));
  else if (name == "organisationId") {
    into.organisation = parse_uuid(value);
    if (!into.organisation) return invalid(name, "must be the id of an organisation");
  } else if (name == "limit") {
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), into.limit);
    if (error != std::errc() || end != value.data() + value.size() || into.limit < 1 ||
        into.limit > kMostResponseGroups)
      return invalid(name, "must be a whole number between 1 and " + std::to_string(kMostResponseGroups));
  } else {
    return invalid(name, "is not a parameter of this list");
  }
  return Done{};
}

// Adds up what is asked for and may be seen.
class Groups {
 public:
  Groups(const Caller& caller, const ResponseQuery& query, Timestamp now)
      : query_(query), seen_(reach(caller.subject(), kPermission, now)) {}

  void add(const ResponseKey& key, const ResponseTimes& times) {
    if (query_.organisation && key.tenant != *query_.organisation) return;
    if (!query_.words.empty() && lower_ascii(key.method + " " + key.route).find(query_.words) == std::string::npos)
      return;
    Place place;
    place.at(ScopeLevel::organisation) = key.tenant;
    if (!seen_.covers(place)) return;
    ResponseKey group;
    if (query_.by != ResponseQuery::By::route) group.tenant = key.tenant;
    if (query_.by != ResponseQuery::By::tenant) {
      group.method = key.method;
      group.route = key.route;
    }
    table_[group].add(times);
  }

  std::vector<Group> sorted() const {
    std::vector<Group> out;
    for (const auto& [key, times] : table_)
      out.push_back({key,
                     times,
                     {times.quantile_us(0.99), times.quantile_us(0.95), times.quantile_us(0.5), times.most_us(),
                      times.count(), times.errors()}});
    const auto by = static_cast<std::size_t>(query_.sort);
    std::stable_sort(out.begin(), out.end(),
                     [&](const Group& a, const Group& b) { return a.figures[by] > b.figures[by]; });
    return out;
  }

 private:
  const ResponseQuery& query_;
  const Reach seen_;
  ResponseTable table_;
};

constexpr int kMostLooks = 50;
constexpr auto kPause = std::chrono::milliseconds(10);

// Of one moment: what the store has taken in between would be counted twice. Who is always disturbed gets that.
Result<std::vector<Group>> gather(const Api& api, Database& database, const Caller& caller, const ResponseQuery& query,
                                  Timestamp now) {
  for (int look = 1;; ++look) {
    Groups groups(caller, query, now);
    const auto own = api.responses->copy();
    if (!own && look < kMostLooks) {
      std::this_thread::sleep_for(kPause);
      continue;
    }
    TRY(read_response_times(database, query.period, query.organisation,
                            [&](const ResponseKey& key, const ResponseTimes& times) { groups.add(key, times); }));
    if (own && !api.responses->holds(*own) && look < kMostLooks) continue;
    if (own && !(now < query.period.from) && now < query.period.to)
      for (const auto& [key, times] : own->times) groups.add(key, times);
    return groups.sorted();
  }
}

Json milliseconds(std::int64_t micros) { return static_cast<double>(micros) / 1000; }

Json exemplars_of(const ResponseTimes& times) {
  Json out = Json::array();
  for (const SlowAnswer& answer : times.exemplars())
    out.push(Json::Object{{"requestId", std::string(answer.request_id.data(), answer.request_id.size())},
                          {"traceId", std::string(answer.trace_id.data(), answer.trace_id.size())},
                          {"at", format_timestamp({answer.unix_ms})},
                          {"ms", milliseconds(answer.micros)},
                          {"status", std::int64_t{answer.status}}});
  return out;
}

// Empty for the platform itself, and for one that is no more.
Result<std::string> name_of(Workspace& workspace, const Uuid& tenant) {
  for (const Entity* entity : workspace.catalogue().entities()) {
    if (entity->scope != ScopeLevel::organisation || tenant.is_nil()) continue;
    Row row(*entity);
    if (TRY(workspace.fetch(*entity, tenant, row.data()))) return entity->title_of(row.data());
  }
  return std::string();
}

Result<Json> to_json(const Group& group, ResponseQuery::By by, Workspace& workspace) {
  Json out = Json::object();
  if (by != ResponseQuery::By::tenant) {
    out.set("method", group.key.method);
    out.set("route", group.key.route);
  }
  if (by != ResponseQuery::By::route) {
    out.set("organisationId", group.key.tenant.is_nil() ? Json() : Json(to_text(group.key.tenant)));
    out.set("organisationName", TRY(name_of(workspace, group.key.tenant)));
  }
  out.set("count", group.times.count());
  out.set("refused", group.times.refused());
  out.set("errors", group.times.errors());
  out.set("p50Ms", milliseconds(group.figures[2]));
  out.set("p95Ms", milliseconds(group.figures[1]));
  out.set("p99Ms", milliseconds(group.figures[0]));
  out.set("maxMs", milliseconds(group.figures[3]));
  out.set("exemplars", exemplars_of(group.times));
  return out;
}

}  // namespace

Result<ResponseQuery> read_response_query(const Exchange& exchange, Timestamp now) {
  ResponseQuery query{.period = {{now.ms - kDay}, {now.ms + 1}}};
  for (const auto& [name, value] : exchange.query()) TRY(read_parameter(name, value, query));
  if (!(query.period.from < query.period.to)) return invalid("to", "must be after \"from\"");
  return query;
}

Result<std::string> answer_response_query(const Api& api, const Caller& caller, const ResponseQuery& query,
                                          Timestamp now) {
  const auto database = TRY(api.open_reader(&caller.subject()));
  const std::vector<Group> sorted = TRY(gather(api, *database, caller, query, now));
  SqlWorkspace workspace(*database, *api.store);
  Json items = Json::array();
  for (const Group& group : sorted) {
    if (items.if_array()->size() == query.limit) break;
    items.push(TRY(to_json(group, query.by, workspace)));
  }
  return to_json_text(Json::Object{{"from", format_timestamp(query.period.from)},
                                   {"to", format_timestamp(query.period.to)},
                                   {"items", std::move(items)},
                                   {"total", static_cast<std::int64_t>(sorted.size())},
                                   {"relativeError", ResponseTimes::kError}});
}
