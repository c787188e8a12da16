#include "records/feed.h"

#include "platform/platform.h"
#include "records/session.h"

namespace records {
namespace {

constexpr double kPause = 20'000;  // milliseconds between two questions

}  // namespace

void Feed::take(const Json& page, OnChange on_change) {
  next_ = page.text("next");
  const Json* items = page.find("items");
  if (!items || !items->if_array()) return;
  for (const Json& item : *items->if_array()) {
    const Json* targets = item.find("targets");
    if (!targets || !targets->if_array()) continue;
    for (const Json& target : *targets->if_array())
      if (const Entity* entity = catalogue().find_entity(target.text("resource")))
        on_change(*entity, target.text("id"));
  }
}

void Feed::poll(OnChange on_change) {
  net::Answer answer;
  if (call_.take(answer)) {
    const auto page = parse_json(answer.body, {.bytes = 4u << 20});
    if (answer.ok() && page) take(*page, on_change);
    due_ = platform::now() + kPause;
    platform::request_frame_in(kPause + 5);
  }
  if (call_.waiting() || (asked_ && platform::now() < due_)) return;
  asked_ = true;
  call_.get(next_.empty() ? std::string("/api/changes") : "/api/changes?after=" + next_);
}

}  // namespace records
