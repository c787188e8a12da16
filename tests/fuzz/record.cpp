// What a client sends of a record or to an action, as "business_units\n{…}": unknown, read-only and private fields are
// refused by name, and what is taken reads back as it was written.
#include "model/record.h"

#include <algorithm>

#include "fuzz.h"

#include "catalogue/catalogue.h"
#include "core/text.h"
#include "model/action.h"

namespace {

bool names(const std::vector<Fault>& faults, std::string_view key) {
  return std::any_of(faults.begin(), faults.end(), [&](const Fault& fault) { return fault.field == key; });
}

void check_refused(const Shape& shape, const Json& json, const std::vector<Fault>& faults) {
  for (const Fault& fault : faults) hold(!fault.message.empty(), "a fault says what is wrong");
  if (!json.if_object()) return hold(!faults.empty(), "a record is an object");
  for (const auto& [key, value] : *json.if_object()) {
    const Field* f = shape.find_wire(key);
    if (!f || f->has(Field::Private) || f->has(Field::ReadOnly))
      hold(names(faults, key), "what may not be written is refused: " + key);
  }
}

// What a client may write of what it is shown.
Json writable(const Entity& entity, const void* row) {
  Json shown = to_json(entity, row);
  std::erase_if(*shown.if_object(), [&](const auto& m) { return entity.find_wire(m.name)->has(Field::ReadOnly); });
  return shown;
}

void check_taken(const Entity& entity, const Row& row) {
  const Json shown = writable(entity, row.data());
  Row again(entity);
  hold(read_client(entity, shown, again.data(), Writing::create).empty(), "what is shown can be sent back");
  hold(writable(entity, again.data()) == shown, "and reads as it was");
  Row changed(row);
  hold(read_client(entity, shown, changed.data(), Writing::change).empty(), "and changes nothing");
  hold(difference(entity, row.data(), changed.data()).empty(), "and changes nothing at all");
  for (const Field& f : entity.fields) {
    Row stored(entity);
    hold(f.write(stored.data(), f.read(row.data())) && f.read(stored.data()) == f.read(row.data()),
         "a column takes what it gave");
  }
}

}  // namespace

void fuzz(std::string_view input) {
  const std::string_view name = take(input, '\n');
  const auto json = parse_json(input, {.bytes = 1u << 16, .depth = 32});
  if (!json) return;
  if (const Entity* entity = catalogue().find_entity(name)) {
    Row row(*entity);
    const auto faults = read_client(*entity, *json, row.data(), Writing::create);
    check_refused(*entity, *json, faults);
    const auto unfit = validate(*entity, row.data());
    for (const Fault& fault : unfit) hold(is_utf8(fault.field) && !fault.field.empty(), "a fault names its field");
    if (faults.empty()) check_taken(*entity, row);
  }
}
