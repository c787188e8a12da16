// What lists and the journal are asked, as "business-units?filter=…" or "journal?actor=…": it is refused by the name of
// a parameter, or the database understands it; and cursors lead back to where they were made.
#include <algorithm>

#include "ask.h"
#include "fuzz.h"

#include "api/journal_query.h"
#include "api/list_request.h"
#include "carmen/data_folder.h"
#include "core/text.h"
#include "store/list.h"

namespace {

struct Store {
  TemporaryFolder folder;
  SystemClock clock;
  std::unique_ptr<DataFolder> data =
      std::move(*DataFolder::open({.data = folder.path()}, DataFolder::Open::make, clock));
};

Store& store() {
  static Store one;
  return one;
}

void check_refusal(const Error& error, const QueryParameters& given) {
  hold(error.code == Code::invalid && error.faults.size() == 1, "a refusal has one fault");
  const std::string& named = error.faults[0].field;
  hold(std::any_of(given.begin(), given.end(), [&](const auto& each) { return each.first == named; }),
       "a refusal names a parameter that was given: " + named);
}

void check_list(const Entity& entity, const QueryParameters& given, View view, const Reach& reach) {
  auto list = read_list_request(entity, given, view);
  if (!list) return check_refusal(list.error(), given);
  list->query.reach = &reach;
  const auto page = list_json(store().data->database(), store().data->tables(), entity, list->query,
                              {.view = view, .fields = list->fields, .page = list->page});
  if (!page) hold(false, "the database understands the list: " + page.error().message + page.error().reason);
  hold(static_cast<bool>(parse_json(page->rows, {.bytes = 1u << 26})), "a page is JSON");
  if (list->query.after.empty()) return;
  const auto again = read_cursor(list->query, make_cursor(list->query, list->query.after));
  hold(again && *again == list->query.after, "a cursor leads back");
}

const Reach kEverywhere = [] {
  Reach reach;
  reach.everywhere = true;
  return reach;
}();
const Reach kNarrow = [] {
  Reach reach;
  reach.allowed = {{ScopeLevel::cluster, {1}, true}, {ScopeLevel::business_unit, {2}, false}};
  reach.denied = {{ScopeLevel::department, {3}, true}};
  return reach;
}();

void check_journal(const Exchange& exchange) {
  const auto query = read_journal_query(exchange);
  if (!query) return check_refusal(query.error(), exchange.query());
  const auto loan = journal_sql(*query, kEverywhere, false).prepare(store().data->database());
  hold(static_cast<bool>(loan), "the database understands the query");
  for (auto more = (*loan)->step();; more = (*loan)->step()) {
    hold(static_cast<bool>(more), "the database answers the query");
    if (!*more) break;
  }
  if (!query->after) return;
  JournalQuery again;
  const auto& [at, record] = *query->after;
  hold(static_cast<bool>(set_journal_cursor(journal_cursor(at, record.first, record.second), again)) &&
           again.after == query->after,
       "a cursor leads back");
}

bool is_text(const std::string& text) { return is_utf8(text) && text.find('\0') == text.npos; }

}  // namespace

void fuzz(std::string_view input) {
  const std::string_view list = take(input, '?');
  const Entity* entity = store().data->tables().catalogue().find_path(list);
  if (!entity && list != "journal") return;
  ask_with_query(input, [&](Exchange& exchange) {
    const QueryParameters given = exchange.query();
    exchange.answer(200);
    const auto broken = [](const auto& each) { return !is_text(each.first) || !is_text(each.second); };
    if (std::any_of(given.begin(), given.end(), broken)) return;  // as the dispatcher refuses them
    if (!entity) return check_journal(exchange);
    check_list(*entity, given, {.personal = true}, kEverywhere);
    check_list(*entity, given, {.personal = false}, kNarrow);
  });
}
