#include <cstdlib>
#include <emscripten.h>

#include "platform/clock.h"
#include "platform/files.h"
#include "platform/glyph.h"
#include "platform/platform.h"

extern "C" {
double carmen_wall_clock();
int carmen_zone_offset(double at_ms);
char* carmen_zone_name();
char* carmen_random_key();
void carmen_choose_files(const char* accepted, std::size_t size);
void carmen_take_drops(int taken);
std::uint8_t* carmen_draw_glyph(int letter, float em, int strong, float* metrics);
void carmen_save_file(const char* url, std::size_t size);
void carmen_save_text(const char* name, std::size_t name_size, const char* text, std::size_t size);
}

namespace platform {
namespace {

struct Taker {
  OnFile call = nullptr;
  void* context = nullptr;
};

Taker chosen, dropped;
bool dragging = false;

std::string take(char* text) {
  std::string out(text);
  std::free(text);
  return out;
}

}  // namespace

std::int64_t wall_clock_ms() { return static_cast<std::int64_t>(carmen_wall_clock()); }
int zone_offset_minutes(std::int64_t at_ms) { return carmen_zone_offset(static_cast<double>(at_ms)); }
const std::string& zone_name() {
  static const std::string name = take(carmen_zone_name());
  return name;
}
std::string random_key() { return take(carmen_random_key()); }

void choose_files(std::string_view accepted, OnFile call, void* context) {
  chosen = {call, context};
  carmen_choose_files(accepted.data(), accepted.size());
}

void on_drop(OnFile call, void* context) {
  dropped = {call, context};
  carmen_take_drops(call != nullptr);
}

bool draw_glyph(char32_t letter, float em, bool strong, Glyph& out) {
  float metrics[5];
  std::uint8_t* alpha = carmen_draw_glyph(static_cast<int>(letter), em, strong, metrics);
  if (alpha == nullptr) return false;
  out = {metrics[0], static_cast<int>(metrics[1]), static_cast<int>(metrics[2]), static_cast<int>(metrics[3]),
         static_cast<int>(metrics[4])};
  out.alpha.assign(alpha, alpha + out.width * out.height);
  std::free(alpha);
  return true;
}

bool dragging_files() { return dragging; }
void save_text(std::string_view name, std::string_view csv) {
  carmen_save_text(name.data(), name.size(), csv.data(), csv.size());
}
void save_file(std::string_view url) { carmen_save_file(url.data(), url.size()); }

}  // namespace platform

extern "C" {

EMSCRIPTEN_KEEPALIVE void carmen_file(int was_dropped, char* name, char* bytes, std::size_t size) {
  const platform::Taker& taker = was_dropped ? platform::dropped : platform::chosen;
  platform::File file{.name = platform::take(name), .text = std::string(bytes, size)};
  std::free(bytes);
  if (taker.call != nullptr) taker.call(taker.context, std::move(file));
  platform::request_frame();
}

EMSCRIPTEN_KEEPALIVE void carmen_dragging(int is) {
  platform::dragging = is != 0;
  platform::request_frame();
}

}  // extern "C"
