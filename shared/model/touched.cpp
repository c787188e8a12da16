#include "model/touched.h"

#include <algorithm>

#include "model/catalogue.h"

namespace {

std::string in_words(std::int64_t count, const Entity& entity) {
  std::string what(count == 1 ? entity.label : entity.plural);
  if (what.size() > 1 && what[1] >= 'a') what[0] = static_cast<char>(what[0] | 0x20);
  return std::to_string(count) + " " + what;
}

}  // namespace

Outcome tell_touched(Workspace& workspace, const Entity& scope, const Uuid& id) {
  for (const Entity* entity : workspace.catalogue().entities()) {
    const auto names = [&](const Field& f) { return f.target == &scope && f.kind() == Kind::reference; };
    const auto f = std::find_if(entity->fields.begin(), entity->fields.end(), names);
    if (f == entity->fields.end()) continue;
    const Reach seen = reach(workspace.subject(), std::string(entity->name) + ".read", workspace.now());
    Query query;
    query.where.push_back({&*f, Op::equal, to_text(id)});
    query.reach = &seen;
    const std::int64_t count = TRY(workspace.count(*entity, query));
    if (count > 0) workspace.touch(*entity, {}, in_words(count, *entity));
  }
  return Done{};
}
