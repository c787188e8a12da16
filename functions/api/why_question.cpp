#include "api/why_question.h"

#include <algorithm>

#include "api/explain.h"
#include "api/past.h"
#include "api/record_routes.h"
#include "api/request_scope.h"
#include "store/past_workspace.h"

namespace {

struct WhyInput {
  std::string subject;   // a person's id; empty: the caller
  std::string action;    // "users.change", or "inventory.write" at a hotel
  std::string resource;  // "business-units/<id>", or "platform"
  std::string at;        // a day or a time; empty: now
};
constexpr Field kFields[] = {
    field<&WhyInput::subject>("Person").help("A person's id; yourself when it is left out"),
    field<&WhyInput::action>("Action").required().help("users.change, or inventory.write at a hotel"),
    field<&WhyInput::resource>("Resource").help("business-units/<id>, or platform"),
    field<&WhyInput::at>("As of").help("A day such as 2026-01-31, or a time; now when it is left out"),
};
static_assert(describes<WhyInput>(kFields));

// The person or the thing of this name is of a later time than is asked about.
Error unknown(std::string name) {
  return {.code = Code::missing, .message = std::move(name), .reason = "UNKNOWN_THEN"};
}

// Today's access says whether the caller may ask; the answer is about what was there then.
Result<std::optional<Asked>> find_resource(const Api& api, Workspace& today, Workspace& then, std::string_view text) {
  if (text.empty() || text == "platform") return std::optional<Asked>();
  const auto slash = text.find('/');
  const Entity* entity = slash == text.npos ? nullptr : api.catalogue.find_path(text.substr(0, slash));
  if (!entity) return invalid("resource", "is written business-units/<id>, or platform");
  Row row = TRY(find_visible(today, *entity, text.substr(slash + 1)));
  const std::string name = entity->title_of(row.data());
  if (&then != &today && !TRY(then.fetch(*entity, row.record().id, row.data()))) return unknown(name);
  return std::optional<Asked>(TRY(ask_about(then, *entity, std::move(row))));
}

// Nobody when it is the caller as they are now.
Result<std::optional<Subject>> find_subject(const Api& api, Workspace& today, Workspace& then, const Caller& caller,
                                            const std::string& person) {
  const bool past = &then != &today;
  if (person.empty() && !past) return std::optional<Subject>();
  const Row row = TRY(find_visible(today, api.people, person.empty() ? to_text(caller.subject().id) : person));
  if (past) TRY(check_may_see_past(today, api.people, row));
  auto subject = api.load_subject(then, row.record().id);
  if (!subject && past && subject.error().code == Code::missing) return unknown(api.people.title_of(row.data()));
  return std::optional<Subject>(TRY(std::move(subject)));
}

Result<Decision> decide_then(const Api& api, Workspace& today, Workspace& then, const Caller& caller,
                             const WhyInput& input) {
  const auto other = TRY(find_subject(api, today, then, caller, input.subject));
  const Subject& subject = other ? *other : caller.subject();
  const auto asked = TRY(find_resource(api, today, then, input.resource));
  const auto known = api.catalogue.permissions();
  if (std::binary_search(known.begin(), known.end(), input.action))
    return explain(api, then, subject, input.action, asked);
  std::optional<ModuleQuestion> module;
  if (asked) module = TRY(find_module(api, then, input.action, asked->places.front()));
  if (!module)
    return invalid("action", "is neither a permission nor a module and level at a hotel, such as inventory.write");
  return explain_module(api, then, subject, *module, *asked);
}

}  // namespace

constinit const Shape kWhyQuestion{"why", "Question", kFields};

Result<Decision> answer_question(const Api& api, RequestScope& scope, const Caller& caller, const Json& json) {
  WhyInput input;
  auto faults = read_client(kWhyQuestion, json, &input, Writing::create);
  if (faults.empty()) faults = validate(kWhyQuestion, &input);
  if (!faults.empty())
    return Error{.code = Code::invalid, .message = "Check the fields below.", .faults = std::move(faults)};
  Workspace& today = scope.workspace();
  const auto at = TRY(read_past(input.at, today.now()));
  if (!at) return decide_then(api, today, today, caller, input);
  PastWorkspace then(scope.database(), *api.store, *at);
  auto decision = decide_then(api, today, then, caller, input);
  if (!decision && decision.error().reason == "UNKNOWN_THEN") return unknown_then(decision.error().message, *at);
  return decision;
}
