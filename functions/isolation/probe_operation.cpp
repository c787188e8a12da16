#include "isolation/probe_operation.h"

#include <algorithm>

namespace {

using Reply = LocalClient::Reply;

constexpr JsonLimits kLimits{.bytes = 4u << 20};

// "2026-11-22T07:41:07.031Z": what an answer tells of its own moment differs from the next one's.
void level_times(std::string& text) {
  constexpr std::string_view kForm = "dddd-dd-ddTdd:dd:dd.dddZ";
  const auto is_time = [&](std::size_t at) {
    for (std::size_t i = 0; i < kForm.size(); ++i) {
      const bool digit = text[at + i] >= '0' && text[at + i] <= '9';
      if (kForm[i] == 'd' ? !digit : text[at + i] != kForm[i]) return false;
    }
    return true;
  };
  for (std::size_t at = 0; at + kForm.size() <= text.size(); ++at)
    if (is_time(at)) text.replace(at, kForm.size(), kForm);
}

// An answer as it would be if what was named were nobody's.
std::string leveled(const Reply& reply, const std::string& given) {
  std::string text = reply.body;
  for (auto at = given.empty() ? text.npos : text.find(given); at != text.npos; at = text.find(given))
    text.replace(at, given.size(), kNobodys);
  level_times(text);
  auto json = parse_json(text, kLimits);
  if (!json || !json->if_object()) return text;
  std::erase_if(*json->if_object(), [](const auto& member) { return member.name == "requestId"; });
  return to_json_text(*json);
}

bool differ(const Reply& one, const std::string& given, const Reply& other) {
  return one.status != other.status || leveled(one, given) != leveled(other, {});
}

}  // namespace

void OperationProbe::open(std::string said) {
  if (probed_.verdict != IsolationVerdict::open) probed_.said = std::move(said);
  probed_.verdict = IsolationVerdict::open;
}

Reply OperationProbe::send(const ProbeRequest& request) {
  ++probed_.requests;
  Reply reply = api_.send(*operation_, request.target, request.body);
  for (const Change& change : api_.take_undone()) {
    const auto at = specimens_.foreign.find(change.entity);
    const bool known = at != specimens_.foreign.end() &&
                       std::find(at->second.begin(), at->second.end(), change.id) != at->second.end();
    if (known || (!change.tenant.is_nil() && change.tenant != specimens_.home))
      open("It would have changed a foreign " + std::string(change.entity->label) + ".");
  }
  // Nothing is known of what fails, even if it fails alike for everybody.
  if (reply.status >= 500) open("It fails (" + std::to_string(reply.status) + ").");
  return reply;
}

// Whether an answer holds an id that is foreign, beside the one that was given.
bool OperationProbe::tells(const Reply& reply, const std::string& given) const {
  for (const auto& [entity, ids] : specimens_.foreign)
    for (const Uuid& id : ids) {
      const std::string text = to_text(id);
      if (text != given && reply.body.find(text) != text.npos) return true;
    }
  return false;
}

void OperationProbe::ask_unasked(const std::vector<Slot>& slots) {
  const std::vector<Named> none(slots.size(), Named::left_out);
  if (tells(send(*fill(*operation_, catalogue_, specimens_, slots, none)), {}))
    open("It tells of a foreign record without being asked for one.");
}

void OperationProbe::ask_slot(const std::vector<Slot>& slots, std::size_t at) {
  const Slot& slot = slots[at];
  std::vector<Named> named;
  for (const Slot& other : slots) {
    const Named usual = specimens_.own_of(*other.entity) ? Named::own : Named::nobodys;
    named.push_back(other.optional ? Named::left_out : usual);
  }
  const auto ask = [&](Named one) {
    named[at] = one;
    return fill(*operation_, catalogue_, specimens_, slots, named);
  };
  const auto foreign = ask(Named::foreign);
  if (!foreign) return void(missing_.emplace_back(slot.entity->label));
  const Reply given = send(*foreign), unknown = send(*ask(Named::nobodys));
  const std::string where = "When \"" + slot.name + "\" names a foreign " + std::string(slot.entity->label) + ", it ";
  if (tells(given, foreign->foreign)) open(where + "tells of others.");
  else if (operation_->method != "GET" && given.status < 300) open(where + "takes it.");
  else if (differ(given, foreign->foreign, unknown))
    open(where + "answers otherwise than when there is none (" + std::to_string(given.status) + ", " +
         std::to_string(unknown.status) + ").");
  const auto own = ask(Named::own);
  if (own && !confirmed_) confirmed_ = differ(send(*own), {}, unknown);
}

ProbedOperation OperationProbe::ask(const Operation& operation) {
  operation_ = &operation;
  probed_ = {.method = operation.method, .path = operation.path};
  confirmed_ = false;
  missing_.clear();
  std::vector<Slot> slots = slots_of(operation, catalogue_);
  const bool free = std::all_of(slots.begin(), slots.end(), [](const Slot& s) { return s.optional; });
  if (free && operation.method == "GET") ask_unasked(slots);
  const auto is_shared = [](const Slot& s) { return s.entity->common; };
  const bool shared = !slots.empty() && std::all_of(slots.begin(), slots.end(), is_shared);
  std::size_t asked = 0;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (is_shared(slots[i])) continue;
    ++asked;
    ask_slot(slots, i);
  }
  if (probed_.verdict == IsolationVerdict::open || asked == 0) {
    if (shared) probed_.said = "All organisations share what it names.";
    return probed_;
  }
  if (missing_.size() == asked) {
    if (free) return probed_;
    probed_.verdict = IsolationVerdict::untried;
    probed_.said = "Nobody else has this yet: " + missing_.front() + ".";
    return probed_;
  }
  probed_.verdict = confirmed_ ? IsolationVerdict::refused : IsolationVerdict::unconfirmed;
  if (!confirmed_) probed_.said = "It found nothing of one's own either.";
  return probed_;
}
