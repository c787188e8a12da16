#include "records/name_of_record.h"

#include <memory>

#include "model/catalogue.h"
#include "records/call.h"
#include "records/words.h"

namespace records {
namespace {

struct Known {
  std::string name;
  std::unique_ptr<Call> call;
};

std::map<std::string, Known, std::less<>>& all() {
  static std::map<std::string, Known, std::less<>> known;
  return known;
}

}  // namespace

const std::string& name_of_record(const Entity& entity, std::string_view id) {
  auto at = all().find(id);
  if (at == all().end()) {
    at = all().emplace(std::string(id), Known{}).first;
    at->second.call = std::make_unique<Call>();
    at->second.call->get("/api/" + path_of(entity) + "/" + std::string(id));
  }
  Known& known = at->second;
  net::Answer answer;
  if (known.call && known.call->take(answer)) {
    const auto json = parse_json(answer.body);
    if (const Field* f = entity.find(entity.title); f && answer.ok() && json) known.name = json->text(f->wire);
    known.call.reset();
  }
  return known.name;
}

void learn_names(const Entity& entity, const Json& row) {
  const auto learn = [](std::string_view id, std::string_view name) {
    if (id.empty() || name.empty()) return;
    Known& known = all()[std::string(id)];
    known.name = name;
    known.call.reset();
  };
  if (const Field* f = entity.find(entity.title)) learn(row.text("id"), row.text(f->wire));
  for (const Field& f : entity.fields)
    if (f.target && f.kind() == Kind::reference && f.wire.ends_with("Id"))
      learn(row.text(f.wire), row.text(std::string(f.wire.substr(0, f.wire.size() - 2)) + "Name"));
}

}  // namespace records
