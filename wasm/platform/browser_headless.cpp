#include "platform/browser_headless.h"

#include "platform/glyph.h"

namespace platform {
namespace {

struct Taker {
  OnFile call = nullptr;
  void* context = nullptr;
  void take(std::string_view name, std::string_view text) const {
    if (call) call(context, {std::string(name), std::string(text)});
  }
};

std::int64_t wall_clock = 1'790'000'000'000;
std::string zone = "UTC";
int offset = 0;
Taker chosen, dropped;
std::string last_saved;
int keys = 0;

}  // namespace

std::int64_t wall_clock_ms() { return wall_clock; }
int zone_offset_minutes(std::int64_t) { return offset; }
const std::string& zone_name() { return zone; }
std::string random_key() { return "key" + std::to_string(++keys); }
void choose_files(std::string_view, OnFile call, void* context) { chosen = {call, context}; }
void on_drop(OnFile call, void* context) { dropped = {call, context}; }
bool dragging_files() { return false; }
bool draw_glyph(char32_t, float, bool, Glyph&) { return false; }
void save_text(std::string_view name, std::string_view) { last_saved = name; }
void save_file(std::string_view url) { last_saved = url; }

namespace headless {

void set_wall_clock(std::int64_t ms) { wall_clock = ms; }
void set_zone(std::string_view name, int minutes) {
  zone = name;
  offset = minutes;
}
void choose(std::string_view name, std::string_view text) { chosen.take(name, text); }
void drop(std::string_view name, std::string_view text) { dropped.take(name, text); }
std::string saved() { return last_saved; }

}  // namespace headless
}  // namespace platform
