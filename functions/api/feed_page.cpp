#include "api/feed_page.h"

#include <charconv>
#include <limits>

namespace {

constexpr int kMostBatches = 10;  // of what may not be seen, before the client is asked to come again

bool read_number(std::string_view text, std::int64_t& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() && out >= 0;
}

bool asks_for(const JournalQuery& query, const Json& target) {
  return (query.resource.empty() || query.resource == target.text("resource")) &&
         (query.target.empty() || query.target == target.text("id"));
}

// Nothing when nobody asked for what of it may be seen.
Result<Json> visible_targets(const Api& api, Workspace& workspace, const JournalQuery& query, const Json& record) {
  Json out = Json::array();
  bool asked = false;
  for (const Json& target : record.items("targets")) {
    const Entity* entity = api.catalogue.find_entity(target.text("resource"));
    const auto id = parse_uuid(target.text("id"));
    if (!entity || !id) continue;
    Row row(*entity);
    if (!TRY(workspace.fetch(*entity, *id, row.data())) || !TRY(may_see(*entity, row.data(), workspace))) continue;
    asked |= asks_for(query, target);
    out.push(
        Json::Object{{"resource", target.text("resource")}, {"id", target.text("id")}, {"verb", target.text("verb")}});
  }
  return asked ? std::move(out) : Json::array();
}

// Each head covers the records of its tenant behind the tenant's head before it.
SqlText feed_sql(const JournalQuery& query, const Caller& caller, const FeedPosition& at, Timestamp now) {
  SqlText sql;
  sql +=
      "SELECT h.\"seq\", j.\"seq\", j.\"record\" FROM \"journal_heads\" h JOIN \"journal\" j ON j.\"tenant\" = "
      "h.\"tenant\" AND j.\"seq\" <= h.\"size\" AND j.\"seq\" > COALESCE((SELECT p.\"size\" FROM \"journal_heads\" p "
      "WHERE p.\"tenant\" = h.\"tenant\" AND p.\"seq\" < h.\"seq\" ORDER BY p.\"seq\" DESC LIMIT 1), 0) "
      "WHERE h.\"seq\" >= ";
  (sql.value(at.head) += " AND (h.\"seq\" > ").value(at.head);
  (sql += " OR j.\"seq\" > ").value(at.seq) += ")";
  append_journal_filter(sql, query);
  // Who did something, and where, is told to those alone who may read it in the audit trail.
  if (query.within || (!query.actor.empty() && query.actor != to_text(caller.subject().id)))
    append_journal_reach(sql, reach(caller.subject(), "journal.read", now));
  sql += " ORDER BY h.\"seq\", j.\"seq\" LIMIT " + std::to_string(query.page);
  return sql;
}

}  // namespace

Result<FeedPosition> read_feed_position(std::string_view text) {
  FeedPosition at;
  const auto dot = text.find('.');
  const bool fits = dot == text.npos
                        ? read_number(text, at.head)
                        : read_number(text.substr(0, dot), at.head) && read_number(text.substr(dot + 1), at.seq);
  if (!fits) return invalid("after", "is not a place in this feed; begin without it");
  return at;
}

std::string to_text(const FeedPosition& at) { return std::to_string(at.head) + "." + std::to_string(at.seq); }

Result<FeedPosition> newest_feed_position(Database& database) {
  const Loan row = TRY(database.prepare("SELECT COALESCE(MAX(\"seq\"), 0) FROM \"journal_heads\""));
  (void)TRY(row->step());
  return FeedPosition{row->integer(0), std::numeric_limits<std::int64_t>::max()};
}

Result<Json> read_feed(const Api& api, Database& database, Workspace& workspace, const Caller& caller,
                       const JournalQuery& query, FeedPosition& at) {
  Json items = Json::array();
  const FeedPosition end = TRY(newest_feed_position(database));
  for (int batch = 0; batch < kMostBatches && items.if_array()->empty(); ++batch) {
    const Loan row = TRY(feed_sql(query, caller, at, workspace.now()).prepare(database));
    std::int64_t read = 0;
    for (; TRY(row->step()); ++read) {
      at = {row->integer(0), row->integer(1)};
      const Json record = TRY(parse_json(row->text(2), {.bytes = 64u << 20}));
      Json targets = TRY(visible_targets(api, workspace, query, record));
      if (targets.if_array()->empty()) continue;
      items.push(Json::Object{{"at", record.text("at")},
                              {"tenant", record.text("tenant")},
                              {"seq", record.integer("seq")},
                              {"action", record.text("action")},
                              {"targets", std::move(targets)}});
    }
    if (read == query.page) continue;
    if (at.head <= end.head) at = end;
    break;
  }
  return items;
}
