#include "tenancy/children.h"

Outcome check_childless(Workspace& workspace, const Entity& child, std::string_view reference, const Uuid& parent) {
  Query query;
  query.where.push_back({child.find(reference), Op::equal, to_text(parent)});
  const std::int64_t live = TRY(workspace.count(child, query));
  if (live == 0) return Done{};
  std::string label(live == 1 ? child.label : child.plural);
  if (!label.empty() && label[0] >= 'A' && label[0] <= 'Z') label[0] = static_cast<char>(label[0] - 'A' + 'a');
  return Error{.code = Code::conflict,
               .message = "It still has " + std::to_string(live) + " " + label + ". Archive or move them first.",
               .reason = "has_children"};
}
