#include "records/form.h"
#include "records/name_of_record.h"
#include "records/words.h"
#include "ui/select.h"

namespace records {
namespace {

RecordList& list_for(const FieldPlace& p, const Entity& entity) {
  auto& list = p.form.found[p.path];
  if (!list || &list->entity() != &entity) list = std::make_unique<RecordList>(entity, 50);
  return *list;
}

// A hotel picked narrows the departments that can be picked: the references that both rows make.
std::string filter_for(const FieldPlace& p, const Entity& entity) {
  std::string out;
  for (const Field& theirs : entity.fields) {
    const Field* ours = theirs.has(Field::Filterable) && theirs.target ? p.shape.find(theirs.name) : nullptr;
    if (!ours || ours == &p.field || ours->target != theirs.target || p.values.text(ours->wire).empty()) continue;
    if (!out.empty()) out += ';';
    out.append(theirs.wire).append(":eq:").append(p.values.text(ours->wire));
  }
  return out;
}

std::string detail_of(const Entity& entity, const Json& row) {
  std::string out;
  if (const Field* code = entity.find("code")) out = row.text(code->wire);
  if (const Field* email = entity.find("email"); email && out.empty()) out = row.text(email->wire);
  if (const Field* home = entity.home_field(); home && home->kind() == Kind::reference) {
    const std::string where = reference_name(*home, row);
    if (!where.empty()) out += (out.empty() ? "" : ", ") + where;
  }
  return out;
}

}  // namespace

bool draw_reference_field(const FieldPlace& p, const Entity& entity, std::string_view key,
                          const ui::FieldOptions& given) {
  RecordList& list = list_for(p, entity);
  list.ask({.filter = filter_for(p, entity), .q = std::string(ui::typed_in(ui::id_of(p.field.label)))});
  list.poll();
  const std::string now(p.values.text(p.field.wire));
  const Field* title = entity.find(entity.title);
  std::vector<std::string> words;
  std::vector<std::string_view> keys;
  words.reserve(2 * list.rows().size() + 2);
  std::vector<ui::Option> options;
  int chosen = -1;
  const auto offer = [&](std::string_view label, std::string detail, std::string_view value) {
    if (!now.empty() && value == now) chosen = static_cast<int>(options.size());
    const std::string& kept = words.emplace_back(std::move(detail));
    options.push_back({.label = label, .detail = kept});
    keys.push_back(value);
  };
  if (!now.empty() && !p.field.has(Field::Required)) offer("None", "", "");
  for (const Json& row : list.rows()) {
    learn_names(entity, row);
    offer(title ? row.text(title->wire) : row.text("id"), detail_of(entity, row), row.text(key));
  }
  if (!now.empty() && chosen < 0)
    offer(key == "id" ? std::string_view(name_of_record(entity, now)) : std::string_view(now), "", now);
  ui::FieldOptions o = given;
  const std::string thing = lower_first(entity.label);
  const bool sounds_open = std::string_view("aeio").find(thing.front()) != std::string_view::npos;
  const std::string ask = (sounds_open ? "Choose an " : "Choose a ") + thing;
  o.placeholder = ask;
  if (!ui::select(p.field.label, chosen, options, o) || chosen < 0) return false;
  const std::string_view picked = keys[static_cast<std::size_t>(chosen)];
  p.values.set(p.field.wire, picked.empty() ? Json() : Json(picked));
  return true;
}

}  // namespace records
