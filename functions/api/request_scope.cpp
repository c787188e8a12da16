#include "api/request_scope.h"

Intent intent_of(const Exchange& exchange) { return exchange.writes() ? Intent::writing : Intent::reading; }

RequestFacts facts_of(const Exchange& exchange) {
  return {.action = {},
          .reason = exchange.query("reason").value_or(""),
          .request_id = std::string(exchange.trace().request_id()),
          .address = exchange.client().address};
}

RequestScope::RequestScope(const Api& api, Exchange& exchange, const Caller& caller, Sight sight)
    : RequestScope(*api.store, api.writer(), caller, facts_of(exchange), intent_of(exchange)) {
  exchange_ = &exchange;
  if (intent_ == Intent::reading && sight == Sight::own) (void)writer_.narrow_sight(workspace_.subject());
}

RequestScope::RequestScope(const StoreContext& store, Writer& writer, const Caller& caller, RequestFacts facts,
                           Intent intent)
    : writer_(writer), intent_(intent), facts_(std::move(facts)), workspace_(writer.database(intent), store) {
  workspace_.act_as(caller.actor, caller.subject());
  workspace_.know(writer.known_rows(intent));
}

RequestScope::~RequestScope() {
  if (open_) writer_.undo_request();
  if (exchange_) exchange_->note_tenant(workspace_.tenant());
}

Database& RequestScope::database() { return writer_.database(intent_); }

Outcome RequestScope::begin() {
  workspace_.know(nullptr);
  TRY(writer_.begin_request());
  if (auto done = writer_.narrow_writes(workspace_.subject()); !done) {
    writer_.undo_request();
    return done;
  }
  if (exchange_) exchange_->mark_write();
  open_ = true;
  return Done{};
}

Outcome RequestScope::confirm() {
  open_ = false;
  return writer_.confirm_request();
}

Result<std::string> RequestScope::keep(std::string_view action) {
  open_ = false;  // the writer undoes by itself what it cannot keep
  const ChangeSet& done = workspace_.changes();
  if (done.changes.empty() && done.events.empty()) {
    TRY(writer_.keep_request());
    return std::string();
  }
  facts_.action = action;
  TRY(writer_.keep_request(workspace_, facts_));
  const Uuid tenant = done.changes.empty() ? Uuid{} : done.changes.front().tenant;
  return to_text(tenant) + ":" + std::to_string(writer_.newest_record(tenant));
}
