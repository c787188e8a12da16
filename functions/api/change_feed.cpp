#include "api/change_feed.h"

#include <charconv>

#include "api/list_request.h"
#include "api/request_scope.h"
#include "store/sql_text.h"

namespace {

struct Position {  // behind record `seq` of the tenant whose head is at `head` in the platform's tree
  std::int64_t head = 0;
  std::int64_t seq = 0;
};

bool read_number(std::string_view text, std::int64_t& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() && out >= 0;
}

Result<Position> read_position(std::string_view text) {
  Position at;
  const auto dot = text.find('.');
  const bool fits = dot == text.npos
                        ? read_number(text, at.head)
                        : read_number(text.substr(0, dot), at.head) && read_number(text.substr(dot + 1), at.seq);
  if (!fits) return invalid("after", "is not a place in this feed; begin without it");
  return at;
}

std::string to_text(const Position& at) { return std::to_string(at.head) + "." + std::to_string(at.seq); }

Result<std::int64_t> newest_head(Database& database) {
  const Loan row = TRY(database.prepare("SELECT COALESCE(MAX(\"seq\"), 0) FROM \"journal_heads\""));
  (void)TRY(row->step());
  return row->integer(0);
}

Result<Json> visible_targets(const Api& api, Workspace& workspace, const Json& record) {
  Json out = Json::array();
  const Json* targets = record.find("targets");
  if (!targets) return out;
  for (const Json& target : *targets->if_array()) {
    const Entity* entity = api.catalogue.find_entity(target.text("resource"));
    const auto id = parse_uuid(target.text("id"));
    if (!entity || !id) continue;
    Row row(*entity);
    if (!TRY(workspace.fetch(*entity, *id, row.data())) || !TRY(may_see(*entity, row.data(), workspace))) continue;
    out.push(
        Json::Object{{"resource", target.text("resource")}, {"id", target.text("id")}, {"verb", target.text("verb")}});
  }
  return out;
}

// Each head covers the records of its tenant behind the tenant's head before it.
constexpr std::string_view kRecords =
    "SELECT h.\"seq\", j.\"seq\", j.\"record\" FROM \"journal_heads\" h JOIN \"journal\" j ON j.\"tenant\" = "
    "h.\"tenant\" "
    "AND j.\"seq\" <= h.\"size\" AND j.\"seq\" > COALESCE((SELECT p.\"size\" FROM \"journal_heads\" p "
    "WHERE p.\"tenant\" = h.\"tenant\" AND p.\"seq\" < h.\"seq\" ORDER BY p.\"seq\" DESC LIMIT 1), 0) "
    "WHERE h.\"seq\" >= $1 "
    "AND (h.\"seq\" > $2 OR j.\"seq\" > $3) ORDER BY h.\"seq\", j.\"seq\" LIMIT $4";

}  // namespace

Outcome answer_changes(const Api& api, Exchange& exchange, const Caller& caller) {
  std::optional<Position> after;
  std::int64_t limit = 100;
  for (const auto& [name, value] : exchange.query()) {
    if (name == "after") after = TRY(read_position(value));
    else if (name != "limit") return invalid(name, "is not a parameter of this feed");
    else if (!read_number(value, limit) || limit < 1 || limit > kLargestPage)
      return invalid("limit", "must be a whole number between 1 and " + std::to_string(kLargestPage));
  }
  RequestScope scope(api, exchange, caller);
  Json items = Json::array();
  Position at;
  if (after) at = *after;
  else at = {TRY(newest_head(scope.database())), std::numeric_limits<std::int64_t>::max()};
  if (after) {
    const Loan row = TRY(scope.database().prepare(kRecords));
    row->bind_integer(1, at.head);
    row->bind_integer(2, at.head);
    row->bind_integer(3, at.seq);
    row->bind_integer(4, limit);
    while (TRY(row->step())) {
      at = {row->integer(0), row->integer(1)};
      const Json record = TRY(parse_json(row->text(2), {.bytes = 64u << 20}));
      Json targets = TRY(visible_targets(api, scope.workspace(), record));
      if (targets.if_array()->empty()) continue;
      items.push(Json::Object{{"at", record.text("at")},
                              {"tenant", record.text("tenant")},
                              {"seq", record.integer("seq")},
                              {"action", record.text("action")},
                              {"targets", std::move(targets)}});
    }
  }
  exchange.set_header("Cache-Control", "no-store");
  exchange.answer(200, to_json_text(Json::Object{{"items", std::move(items)}, {"next", to_text(at)}}));
  return Done{};
}
