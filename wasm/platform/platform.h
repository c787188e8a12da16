#pragma once

#include <span>
#include <string>
#include <string_view>

// The seam to the world outside: platform_web.cpp for browsers, platform_headless.cpp for native tests. Main thread
// only.
namespace platform {

// Sizes in device pixels; ratio is device pixels per CSS pixel.
struct Display {
  int width = 0;
  int height = 0;
  float ratio = 1;
  bool dark = false;
  bool reduced_motion = false;
  bool coarse_pointer = false;
};

struct Program {
  bool (*prepare)();  // before a frame; true when the font atlas was rebuilt
  void (*draw)();     // between ImGui::NewFrame and ImGui::Render
};

void run(const Program&);
const Display& display();

double now();          // milliseconds, monotonic
void request_frame();  // nothing is drawn unless it was asked for
void request_frame_in(double milliseconds);

std::string location();                   // path and query of the place shown
void go(std::string_view location);       // a new entry in the history
void replace(std::string_view location);  // the same entry
void back();
void on_location(void (*)());  // the person went back or forward
void set_title(std::string_view);
void leave(std::string_view location);  // loads another page

void copy_text(std::string_view);
std::string load_setting(std::string_view key);  // empty when never saved
void save_setting(std::string_view key, std::string_view value);
void warn_before_leaving(bool);

std::span<const unsigned char> asset(std::string_view name);  // a file fetched beside the program; empty when missing
void set_page_style(float text_size, unsigned text, unsigned accent,
                    unsigned background);  // 0xRRGGBB; size in CSS pixels

}  // namespace platform
