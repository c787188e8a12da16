#pragma once

#include "model/workspace.h"

struct Action;

void a_permission_is_written_resource_dot_action();  // never defined: calling it while compiling is the error message

// What an action needs. There is no default: an action without a permission does not compile.
struct Permission {
  enum class Risk : std::uint8_t { low, high };

  std::string_view name;  // "subscriptions.cancel"
  Risk risk;

  // For the actions that follow from an entity's description.
  static constexpr Permission derived(std::string_view permission) { return {permission, Risk::low, 0}; }

  consteval Permission(std::string_view permission, Risk how_much = Risk::low) : name(permission), risk(how_much) {
    if (permission.find('.') == permission.npos) a_permission_is_written_resource_dot_action();
  }

 private:
  constexpr Permission(std::string_view permission, Risk how_much, int) : name(permission), risk(how_much) {}
};

enum class Ask : std::uint8_t { nothing, plan };  // plan: the dashboard shows the plan before it applies

// A change that can be planned: at once the route, the permission, the audit entry and the button.
struct Action {
  using Run = Result<Json> (*)(const Action&, const Json& input, Workspace&);
  using Places = Result<std::vector<Place>> (*)(const void* input, Workspace&);

  std::string_view name;   // "subscriptions.cancel"
  std::string_view label;  // "Cancel subscription"
  Permission permission;
  const Entity* subject;         // the collection it belongs to
  const Shape* input;            // null: the subject's own fields
  Run run;                       // null: done by the program that serves it, by a route of its own
  std::string_view target = {};  // the input's reference to the row it acts on; empty: it makes something
  std::string_view at = {};      // the input's reference to the scope where it happens; empty: the target's place
  Places places = nullptr;       // where it happens, when neither says it
  Ask ask = Ask::nothing;
  std::string_view icon = {};
  bool reads = false;         // changes nothing: may be asked of a time that is past
  Json (*blank)() = nullptr;  // the input before anything is typed; null: a new row's

  std::string_view verb() const { return name.substr(name.find('.') + 1); }
};

// Refuses what the input names and the actor may not see (as unknown), then what the actor may not do there.
Outcome authorise(const Action&, const Shape& input, const void* values, Workspace&);
// The permission alone, at every one of these places.
Outcome authorise_at(std::string_view permission, const std::vector<Place>&, Workspace&);
// What of an entity a person may read: the filter of its lists.
Reach reach_to_read(const Entity&, const Subject&, Timestamp now);
// The same for one row, of the actor.
Result<bool> may_see(const Entity&, const void* row, Workspace&);

namespace detail {
template <class In>
struct Body;
template <class In>
struct Body<Result<Json> (*)(const In&, Workspace&)> {
  using Type = In;
};

template <class In, Result<Json> (*Function)(const In&, Workspace&)>
Result<Json> run_action(const Action& action, const Json& json, Workspace& workspace) {
  In input{};
  auto faults = read_client(shape<In>(), json, &input, Writing::create);
  if (faults.empty()) faults = validate(shape<In>(), &input);
  if (!faults.empty())
    return Error{.code = Code::invalid, .message = "Check the fields below.", .faults = std::move(faults)};
  TRY(authorise(action, shape<In>(), &input, workspace));
  return Function(input, workspace);
}
template <class In>
Json blank_input() {
  const In input{};
  return to_json(shape<In>(), &input);
}
}  // namespace detail

struct ActionOptions {
  std::string_view target = {};
  std::string_view at = {};
  Action::Places places = nullptr;
  Ask ask = Ask::nothing;
  std::string_view icon = {};
  bool reads = false;
};

// An action from its pure body: Result<Json> run(const Input&, Workspace&). The result is what the API answers.
template <auto Function>
constexpr Action action(std::string_view name, std::string_view label, Permission permission, const Entity& subject,
                        ActionOptions options = {}) {
  using In = typename detail::Body<decltype(Function)>::Type;
  return {name,
          label,
          permission,
          &subject,
          &shape<In>(),
          detail::run_action<In, Function>,
          options.target,
          options.at,
          options.places,
          options.ask,
          options.icon,
          options.reads,
          detail::blank_input<In>};
}

// The generic actions: "<table>.create", ".change", ".archive", ".restore". Their input is the row's own fields; all
// but create take its "id". They answer the row.
Result<Json> run_create(const Action&, const Json& input, Workspace&);
Result<Json> run_change(const Action&, const Json& input, Workspace&);
Result<Json> run_archive(const Action&, const Json& input, Workspace&);
Result<Json> run_restore(const Action&, const Json& input, Workspace&);
