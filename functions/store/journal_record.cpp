#include "store/journal_record.h"

#include <algorithm>

#include "core/time.h"

namespace {

// Writes members of an object in the order in which it is called: by bytes.
class ObjectWriter {
 public:
  explicit ObjectWriter(std::string& out) : out_(out) { out_ += '{'; }
  std::string& key(std::string_view name) {
    if (some_) out_ += ',';
    some_ = true;
    write_json_text(name, out_);
    out_ += ':';
    return out_;
  }
  void text(std::string_view name, std::string_view value) {
    if (!value.empty()) write_json_text(value, key(name));
  }
  void id(std::string_view name, const Uuid& value) {
    append_text(value, (key(name) += '"'));
    out_ += '"';
  }
  void number(std::string_view name, std::int64_t value) { key(name) += std::to_string(value); }
  void value(std::string_view name, const Json& json) {
    if (json.is_null()) return;
    if (json.if_array() || json.if_object()) key(name) += canonical_text(json);
    else write_json(json, key(name));
  }
  void close() { out_ += '}'; }

 private:
  std::string& out_;
  bool some_ = false;
};

template <class Items, class Write>
void write_list(ObjectWriter& object, std::string_view name, const Items& items, const Write& write) {
  if (items.empty()) return;
  std::string& out = object.key(name);
  char before = '[';
  for (const auto& item : items) {
    out += before;
    before = ',';
    ObjectWriter entry(out);
    write(entry, item);
    entry.close();
  }
  out += ']';
}

void write_fields(std::string& out, const Change& change) {
  std::vector<const FieldChange*> fields;
  fields.reserve(change.fields.size());
  for (const FieldChange& f : change.fields) fields.push_back(&f);
  std::sort(fields.begin(), fields.end(), [](const auto* a, const auto* b) { return a->field->wire < b->field->wire; });
  ObjectWriter object(out);
  for (const FieldChange* f : fields) {
    ObjectWriter sides(object.key(f->field->wire));
    sides.value("after", f->after);
    sides.value("before", f->before);
    sides.close();
  }
  object.close();
}

void write_target(ObjectWriter& object, const Change& change, const Hash* secret, std::string& out) {
  if (!change.fields.empty()) {
    object.key("fields");
    write_fields(out, change);
  }
  object.id("id", change.id);
  object.text("resource", change.entity->name);
  if (secret) object.text("secretDigest", to_hex(bytes_of(*secret)));
  object.text("title", change.title);
  object.text("verb", to_name(change.verb));
}

// Where the first target lies.
void write_place(ObjectWriter& object, const JournalRecord& r) {
  const Place place = r.place();
  if (place.level() == ScopeLevel::platform) return;
  static constexpr std::pair<std::string_view, ScopeLevel> kSides[] = {{"businessUnit", ScopeLevel::business_unit},
                                                                       {"cluster", ScopeLevel::cluster},
                                                                       {"department", ScopeLevel::department},
                                                                       {"organisation", ScopeLevel::organisation}};
  ObjectWriter sides(object.key("place"));
  for (const auto& [name, level] : kSides)
    if (!place.at(level).is_nil()) sides.id(name, place.at(level));
  sides.close();
}

// An event stands with the row that it is about, or with the first record.
std::vector<Event> events_of(const JournalRecord& r) {
  std::vector<Event> events;
  const auto& changes = r.set->changes;
  for (const Event& event : r.set->events) {
    const auto about =
        std::find_if(changes.begin(), changes.end(), [&](const Change& c) { return c.id == event.subject; });
    if (about == changes.end() ? r.first : about->tenant == r.tenant) events.push_back(event);
  }
  return events;
}

}  // namespace

std::string record_text(const JournalRecord& r) {
  std::string out;
  out.reserve(512 + r.changes.size() * 512);
  ObjectWriter object(out);
  object.text("action", r.facts->action);
  object.id("actor", r.actor->id);
  object.text("actorName", r.actor->name);
  object.text("at", format_timestamp(r.at));
  if (!r.actor->behind.is_nil()) object.id("behind", r.actor->behind);
  if (r.first)
    write_list(object, "charges", r.set->charges, [](ObjectWriter& entry, const Charge& c) {
      entry.number("amount", c.amount.minor);
      entry.text("currency", c.currency);
      entry.text("text", c.text);
    });
  write_list(object, "events", events_of(r), [](ObjectWriter& entry, const Event& e) {
    entry.text("name", e.name);
    entry.id("subject", e.subject);
  });
  object.text("ip", r.facts->address);
  write_place(object, r);
  object.text("reason", r.facts->reason);
  object.text("requestId", r.facts->request_id);
  object.number("seq", static_cast<std::int64_t>(r.seq));
  object.text("summary", r.set->summary);
  write_list(object, "targets", r.changes, [&](ObjectWriter& entry, std::size_t index) {
    const auto secret = r.secrets->find(index);
    write_target(entry, r.set->changes[index], secret == r.secrets->end() ? nullptr : &secret->second, out);
  });
  object.id("tenant", r.tenant);
  if (r.first)
    write_list(object, "told", r.set->told, [](ObjectWriter& entry, const Told& t) {
      entry.text("name", t.name);
      entry.id("person", t.person);
      entry.text("text", t.text);
    });
  object.close();
  return out;
}
