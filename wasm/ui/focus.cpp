#include "ui/focus.h"

#include "mirror/mirror.h"
#include "platform/platform.h"

namespace ui {
namespace {

constexpr double kPatience = 500;  // milliseconds

ImGuiID wanted = 0;
double until = 0;

}  // namespace

void return_focus(ImGuiID id) {
  wanted = id;
  until = platform::now() + kPatience;
  platform::request_frame();
}

void settle_focus() {
  if (wanted == 0) return;
  if (mirror::focused() == wanted || platform::now() > until) wanted = 0;
  else if (mirror::focus_wanted() == 0) mirror::focus(wanted);
}

}  // namespace ui
