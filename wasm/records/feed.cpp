#include "records/feed.h"

#include "platform/platform.h"
#include "platform/timer.h"
#include "records/session.h"

namespace records {
namespace {

constexpr double kPause = 250;     // milliseconds between an answer and the next question
constexpr double kRetry = 20'000;  // … when there was none

}  // namespace

void Feed::follow(OnChange on_change) {
  if (on_change_) return;
  on_change_ = on_change;
  ask();
}

void Feed::ask() {
  const std::string path = next_.empty() ? std::string("/api/changes") : "/api/changes?wait=25&after=" + next_;
  net::request("GET", path, {}, {}, on_answer, this);
}

void Feed::take(const net::Answer& answer) {
  const auto page = parse_json(answer.body, {.bytes = 4u << 20});
  if (!answer.ok() || !page) return;
  next_ = page->text("next");
  for (const Json& item : page->items("items"))
    for (const Json& target : item.items("targets"))
      if (const Entity* entity = catalogue().find_entity(target.text("resource")))
        on_change_(*entity, target.text("id"));
  if (!page->items("items").empty()) platform::request_frame();
}

void Feed::on_answer(void* self, const net::Answer& answer) {
  Feed& feed = *static_cast<Feed*>(self);
  if (answer.status == 401) return session().reload();  // which leads to the sign-in page
  feed.take(answer);
  platform::call_after(answer.ok() ? kPause : kRetry, on_time, &feed);
}

void Feed::on_time(void* self) { static_cast<Feed*>(self)->ask(); }

}  // namespace records
