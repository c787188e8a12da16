#include <GLES3/gl3.h>
#include <cstdlib>
#include <emscripten.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include "platform/input.h"
#include "platform/platform.h"
#include "platform/timer.h"

// Written in platform.js.
extern "C" {
void carmen_start();
void carmen_read_display(int* sizes, float* ratio);  // width, height, dark, reduced motion, coarse pointer
double carmen_now();
void carmen_request_frame();
void carmen_request_frame_in(double milliseconds);
void carmen_call_after(double milliseconds, void (*call)(void*), void* context);
char* carmen_location();
void carmen_go(const char*, std::size_t, int replace);
void carmen_back();
void carmen_leave(const char*, std::size_t);
void carmen_title(const char*, std::size_t);
void carmen_copy(const char*, std::size_t);
char* carmen_load(const char*, std::size_t);
void carmen_save(const char*, std::size_t, const char*, std::size_t);
void carmen_guard(int);
unsigned char* carmen_asset(const char*, std::size_t, std::size_t* size);
void carmen_cursor(int);
void carmen_page_style(float, unsigned, unsigned, unsigned);
}

namespace platform {
namespace {

struct World {
  Program program{};
  Display display;
  double last = 0;
  int settling = 0;  // frames still to draw so that ImGui hands out queued input and settles its layout
  bool lost = false;
  void (*moved)() = nullptr;
};

World world;
constexpr int kSettle = 2;

std::string take(char* text) {
  if (text == nullptr) return {};
  std::string copy(text);
  std::free(text);
  return copy;
}

void read_display() {
  int sizes[5];
  carmen_read_display(sizes, &world.display.ratio);
  world.display.width = sizes[0];
  world.display.height = sizes[1];
  world.display.dark = sizes[2] != 0;
  world.display.reduced_motion = sizes[3] != 0;
  world.display.coarse_pointer = sizes[4] != 0;
}

void copy_for_imgui(void*, const char* text) { copy_text(text); }

void draw_frame(double elapsed) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(world.display.width), static_cast<float>(world.display.height)};
  io.DeltaTime = static_cast<float>(elapsed / 1000);
  if (world.program.prepare()) ImGui_ImplOpenGL3_DestroyFontsTexture();
  ImGui_ImplOpenGL3_NewFrame();
  if (io.Fonts->TexID == nullptr) ImGui_ImplOpenGL3_CreateFontsTexture();
  ImGui::NewFrame();
  if (waits()) request_frame();
  world.program.draw();
  ImGui::Render();
  glViewport(0, 0, world.display.width, world.display.height);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  carmen_cursor(ImGui::GetMouseCursor());
}

}  // namespace

void run(const Program& program) {
  world.program = program;
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.SetClipboardTextFn = copy_for_imgui;
  carmen_start();
  ImGui_ImplOpenGL3_Init("#version 300 es");
  read_display();
  request_frame();
}

const Display& display() { return world.display; }
double now() { return carmen_now(); }
void request_frame() { carmen_request_frame(); }
void request_frame_in(double milliseconds) { carmen_request_frame_in(milliseconds); }
void call_after(double milliseconds, void (*call)(void*), void* context) {
  carmen_call_after(milliseconds, call, context);
}
std::string location() { return take(carmen_location()); }
void go(std::string_view location) { carmen_go(location.data(), location.size(), 0); }
void replace(std::string_view location) { carmen_go(location.data(), location.size(), 1); }
void back() { carmen_back(); }
void on_location(void (*moved)()) { world.moved = moved; }
void set_title(std::string_view title) { carmen_title(title.data(), title.size()); }
void leave(std::string_view location) { carmen_leave(location.data(), location.size()); }
void copy_text(std::string_view text) { carmen_copy(text.data(), text.size()); }
std::string load_setting(std::string_view key) { return take(carmen_load(key.data(), key.size())); }
void save_setting(std::string_view key, std::string_view value) {
  carmen_save(key.data(), key.size(), value.data(), value.size());
}
void warn_before_leaving(bool warn) { carmen_guard(warn ? 1 : 0); }
std::span<const unsigned char> asset(std::string_view name) {
  std::size_t size = 0;
  const unsigned char* bytes = carmen_asset(name.data(), name.size(), &size);
  return {bytes, size};
}
void set_page_style(float text_size, unsigned text, unsigned accent, unsigned background) {
  carmen_page_style(text_size, text, accent, background);
}

}  // namespace platform

// Called by platform.js.
extern "C" {

EMSCRIPTEN_KEEPALIVE void carmen_frame(double now) {
  using namespace platform;
  if (world.lost) return;
  const double elapsed = world.last > 0 && now - world.last < 100 ? now - world.last : 16;
  world.last = now;
  if (glide(elapsed)) world.settling = kSettle;
  read_display();
  draw_frame(elapsed > 1 ? elapsed : 1);
  if (world.settling > 0) {
    --world.settling;
    request_frame();
  }
}

EMSCRIPTEN_KEEPALIVE void carmen_pointer(int kind, int stroke, float x, float y, int button) {
  platform::pointer(static_cast<platform::Pointer>(kind), static_cast<platform::Stroke>(stroke), x, y, button);
}
EMSCRIPTEN_KEEPALIVE void carmen_wheel(float x, float y) { platform::wheel(x, y); }
EMSCRIPTEN_KEEPALIVE void carmen_key(int index, int down) { platform::key(index, down != 0); }
EMSCRIPTEN_KEEPALIVE void carmen_modifiers(int ctrl, int shift, int alt) {
  platform::modifiers(ctrl != 0, shift != 0, alt != 0);
}
EMSCRIPTEN_KEEPALIVE void carmen_character(unsigned code) { platform::character(code); }
EMSCRIPTEN_KEEPALIVE void carmen_focus(int focused) { ImGui::GetIO().AddFocusEvent(focused != 0); }
EMSCRIPTEN_KEEPALIVE void carmen_wake() {
  platform::world.settling = platform::kSettle;
  platform::request_frame();
}
EMSCRIPTEN_KEEPALIVE void carmen_called(void (*call)(void*), void* context) { call(context); }
EMSCRIPTEN_KEEPALIVE void carmen_moved() {
  if (platform::world.moved != nullptr) platform::world.moved();
  carmen_wake();
}

// The browser may take the graphics context away and give it back empty.
EMSCRIPTEN_KEEPALIVE void carmen_context(int restored) {
  platform::world.lost = restored == 0;
  if (restored == 0) return ImGui_ImplOpenGL3_DestroyDeviceObjects();
  ImGui_ImplOpenGL3_CreateDeviceObjects();
  carmen_wake();
}

}  // extern "C"
