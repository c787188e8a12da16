#include "isolation/ask_as_stranger.h"

#include "api/request_scope.h"

namespace {

Caller stranger_of(const Uuid& id, const Uuid& home, const std::string& home_name) {
  Grant all;
  all.source = "Everything in " + home_name;
  all.permissions = {"*"};
  all.level = ScopeLevel::organisation;
  all.scope = home;
  all.scope_name = home_name;
  all.all_modules = true;
  Subject subject;
  subject.id = id;
  subject.name = "Isolation check";
  subject.grants = {std::move(all)};
  Caller caller;
  caller.actor = {.id = id, .name = subject.name, .behind = {}};
  caller.held = std::make_shared<const Subject>(std::move(subject));
  return caller;
}

}  // namespace

StrangersApi::StrangersApi(const Api& real, const AddRoutes& add, const Uuid& home, std::string home_name)
    : api_(real),
      stranger_(stranger_of(real.store->ids.next(), home, home_name)),
      operations_(router_, real.catalogue, Operations::For::describing),
      client_(router_) {
  api_.writer = [this]() -> Writer& { return *writer_; };
  api_.may_write = [] { return true; };
  api_.write_apart = [this](const std::function<Outcome(Writer&)>& act) { return act(*writer_); };
  api_.open_reader = [&real](const Subject*) { return real.open_reader(nullptr); };  // the second wall stays down
  api_.find_caller = [this](Exchange& exchange) -> Result<Caller> {
    TRY(writer_->begin_read(intent_of(exchange)));
    return stranger_;
  };
  api_.serves = nullptr;
  kept_ = add(operations_, api_);
}

LocalClient::Reply StrangersApi::send(const Operation& operation, const std::string& target, std::string body) {
  std::string headers = operation.method == "GET" ? "" : "If-Match: *\r\n";
  if (!body.empty()) headers += "Content-Type: " + operation.request_type + "\r\n";
  auto reply = client_.send(operation.method, target, headers, std::move(body));
  writer_->end_read();
  return reply;
}
