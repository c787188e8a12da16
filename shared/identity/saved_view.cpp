#include "identity/saved_view.h"

#include <algorithm>

#include "core/text.h"
#include "model/workspace.h"

namespace {

constexpr std::int64_t kMost = 200;  // of one person

using V = SavedView;

constexpr Field kFields[] = {
    field<&V::user_id>("Person").references(kUsers).required().read_only(),
    field<&V::resource>("List").required().fixed().listed().filterable().up_to(60),
    field<&V::name>("Name").required().listed().filterable().up_to(80),
    field<&V::query>("Query").personal().up_to(2000),
};
static_assert(describes<V>(kFields));

bool is_list_name(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; });
}

Outcome check(Workspace& workspace, const void* before, void* after) {
  if (!after) return Done{};
  V& view = *static_cast<V*>(after);
  view.name = trim(view.name);
  if (!is_list_name(view.resource)) return invalid("resource", "is the name of a list, such as users");
  if (has_control_characters(view.name)) return invalid("name", "holds characters that no name has");
  const Query own = Query{}.equal<&V::user_id>(view.user_id);
  if (!before && TRY(workspace.count<V>(own)) >= kMost)
    return Error{.code = Code::conflict, .message = "You keep 200 views already. Delete one first.", .reason = "full"};
  const Query named = Query(own).equal<&V::resource>(view.resource).equal<&V::name>(view.name);
  for (const V& other : TRY(workspace.find<V>(named)))
    if (other.id != view.id)
      return Error{.code = Code::conflict,
                   .message = "You have a view of that name already.",
                   .faults = {{"name", "is taken by another view"}},
                   .reason = "taken"};
  return Done{};
}

}  // namespace

constinit const Entity kSavedViews = resource<V>("saved_views", "Saved view", "Saved views", kFields)
                                         .checked_by(check)
                                         .private_to("user_id")
                                         .only(Entity::Create | Entity::Change | Entity::Archive)
                                         .planned(0);
