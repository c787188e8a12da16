#include "platform/platform_headless.h"

#include <cstdio>
#include <functional>
#include <imgui.h>
#include <map>
#include <vector>

#include "platform/input.h"
#include "platform/timer.h"

namespace platform {
namespace {

struct Timer {
  double at;
  void (*call)(void*);
  void* context;
};

struct World {
  Program program{};
  Display display{.width = 1440, .height = 900};
  double now = 1000;
  bool wanted = true;
  double wanted_at = 0;
  std::vector<Timer> timers;
  std::vector<std::string> history{"/app"};
  void (*moved)() = nullptr;
  std::string title, copied, folder;
  std::map<std::string, std::string, std::less<>> settings;
  std::map<std::string, std::vector<unsigned char>, std::less<>> assets;
};

World world;

constexpr double kFrame = 1000.0 / 60;
constexpr int kUntilSettled = 3;  // ImGui hands out queued input and settles its layout over a few frames

void call_what_is_due() {
  std::vector<Timer> due;
  std::erase_if(world.timers, [&](const Timer& t) { return t.at <= world.now && (due.push_back(t), true); });
  for (const Timer& t : due) t.call(t.context);
}

std::vector<unsigned char> read_file(const std::string& path) {
  std::vector<unsigned char> bytes;
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return bytes;
  for (int c = std::fgetc(file); c != EOF; c = std::fgetc(file)) bytes.push_back(static_cast<unsigned char>(c));
  std::fclose(file);
  return bytes;
}

}  // namespace

void run(const Program& program) {
  world.program = program;
  if (ImGui::GetCurrentContext() == nullptr) ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;
}

const Display& display() { return world.display; }
double now() { return world.now; }
void request_frame() { world.wanted = true; }
void request_frame_in(double milliseconds) {
  const double at = world.now + milliseconds;
  if (world.wanted_at <= world.now || at < world.wanted_at) world.wanted_at = at;
}
void call_after(double milliseconds, void (*call)(void*), void* context) {
  world.timers.push_back({world.now + milliseconds, call, context});
}

std::string location() { return world.history.back(); }
void go(std::string_view location) { world.history.emplace_back(location); }
void replace(std::string_view location) { world.history.back() = location; }
void back() {
  if (world.history.size() > 1) world.history.pop_back();
  if (world.moved != nullptr) world.moved();
}
void on_location(void (*moved)()) { world.moved = moved; }
void set_title(std::string_view title) { world.title = title; }
void leave(std::string_view location) { go(location); }
void copy_text(std::string_view text) { world.copied = text; }

std::string load_setting(std::string_view key) {
  const auto found = world.settings.find(key);
  return found == world.settings.end() ? std::string() : found->second;
}
void save_setting(std::string_view key, std::string_view value) { world.settings[std::string(key)] = value; }
void warn_before_leaving(bool) {}

std::span<const unsigned char> asset(std::string_view name) {
  auto found = world.assets.find(name);
  if (found == world.assets.end()) {
    const std::string path = world.folder + "/" + std::string(name);
    found = world.assets.emplace(name, read_file(path)).first;
  }
  return found->second;
}
void set_page_style(float, unsigned, unsigned, unsigned) {}

namespace headless {

void set_display(const Display& display) { world.display = display; }
void set_assets(std::string_view folder) { world.folder = folder; }
void pass(double milliseconds) { world.now += milliseconds; }
std::string title() { return world.title; }
std::string copied() { return world.copied; }
void visit(std::string_view location) {
  go(location);
  if (world.moved != nullptr) world.moved();
}

void frame() {
  world.wanted = false;
  world.now += kFrame;
  call_what_is_due();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(world.display.width), static_cast<float>(world.display.height)};
  io.DeltaTime = static_cast<float>(kFrame / 1000);
  world.program.prepare();
  ImGui::NewFrame();
  if (waits()) request_frame();
  world.program.draw();
  ImGui::Render();
}

int settle() {
  int frames = 0;
  for (int quiet = 0; quiet < kUntilSettled && frames < 600; ++frames) {
    frame();
    quiet = world.wanted ? 0 : quiet + 1;
  }
  return frames;
}

}  // namespace headless
}  // namespace platform
