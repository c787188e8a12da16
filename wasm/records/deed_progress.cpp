#include "records/deed_progress.h"

#include "platform/platform.h"
#include "records/words.h"
#include "ui/layout.h"
#include "ui/states.h"

namespace records {
namespace {

constexpr std::size_t kSmall = 64u << 10;  // bytes that are gone before anybody reads that they are
constexpr std::int64_t kPatience = 2;      // seconds that nobody counts

}  // namespace

void draw_progress(const Deed& deed, std::string_view doing) {
  const net::Sending body = deed.sending();
  const bool large = body.size > kSmall;
  if (large && body.sent < body.size) {
    ui::text("Sending " + format_bytes(body.sent) + " of " + format_bytes(body.size), ui::Face::strong);
    ui::gap(2);
    ui::progress("Sent", static_cast<float>(body.sent) / static_cast<float>(body.size));
    platform::request_frame_in(100);
    return;
  }
  const auto seconds = static_cast<std::int64_t>((platform::now() - deed.since()) / 1000);
  std::string words(doing);
  if (seconds >= kPatience) words += ", " + count_of(seconds, "second", "seconds") + " so far";
  ui::text(words, ui::Face::strong);
  if (large) ui::muted(format_bytes(body.size) + " sent.");
  ui::gap(2);
  ui::busy_bar("Progress");
  platform::request_frame_in(1000);
}

}  // namespace records
