#include "fonts/icons.h"
#include "records/list_place.h"
#include "records/record_details.h"
#include "records/session.h"
#include "records/visit.h"
#include "records/words.h"
#include "ui/layout.h"

namespace records {
namespace {

struct Relation {
  const Entity* entity;
  const Field* field;
};

std::vector<Relation> relations_to(const Entity& target) {
  std::vector<Relation> out;
  for (const Entity* entity : catalogue().entities()) {
    if (!session().appearance(*entity) || !session().anywhere(std::string(entity->name) + ".read")) continue;
    for (const Field& f : entity->fields)
      if (f.target && f.target->name == target.name && f.kind() == Kind::reference && f.has(Field::Filterable)) {
        out.push_back({entity, &f});
        break;
      }
  }
  return out;
}

// How many there are, asked for once for each record shown.
struct Counts {
  std::string id;
  std::map<const Entity*, std::unique_ptr<RecordList>> lists;
};

std::string counted(Counts& counts, const Relation& r, const std::string& filter) {
  auto& list = counts.lists[r.entity];
  if (!list) list = std::make_unique<RecordList>(*r.entity, 1);
  list->ask({.filter = filter});
  list->poll();
  if (list->total() < 0) return std::string(r.entity->plural);
  return (list->has_more_than_total() ? "More than " : "") +
         count_of(list->total(), lower_first(r.entity->label), lower_first(r.entity->plural));
}

}  // namespace

void draw_record_related(const Entity& entity, std::string_view id) {
  static Counts counts;
  if (counts.id != id) counts = {std::string(id), {}};
  const std::vector<Relation> relations = relations_to(entity);
  if (relations.empty()) return;
  ui::gap(2);
  ui::heading(3, "Belongs to it");
  ui::gap(1);
  for (const Relation& r : relations) {
    const std::string filter = std::string(r.field->wire) + ":eq:" + std::string(id);
    place_link(counted(counts, r, filter), list_place(*r.entity, {.filter = filter}));
    const Action* create = catalogue().find_action(std::string(r.entity->name) + ".create");
    if (!create || r.field->name != r.entity->home || !session().anywhere(create->permission.name)) continue;
    ui::beside(3);
    place_link(create->label, screen_path(*r.entity, "new") + "?" + std::string(r.field->wire) + "=" + std::string(id));
  }
}

}  // namespace records
