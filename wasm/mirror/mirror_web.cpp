#include <cstdlib>
#include <emscripten.h>

#include "mirror/events.h"
#include "mirror/tree.h"
#include "platform/platform.h"

// Written in mirror.js. Elements are kElementWords words each, texts follow one another in the order of the elements.
extern "C" void carmen_mirror(const std::uint32_t* elements, std::size_t count, const char* text,
                              const ImGuiID* removed, std::size_t removed_count, const ImGuiID* order,
                              std::size_t order_count, ImGuiID focus, float ratio);

namespace mirror {
namespace {

constexpr std::size_t kElementWords = offsetof(Element, text) / sizeof(std::uint32_t);
static_assert(kElementWords == 16);

}  // namespace

void apply(const Frame& frame, const Changes& changes, ImGuiID focus) {
  static std::vector<std::uint32_t> words;
  static std::vector<ImGuiID> order;
  static std::string text;
  words.clear();
  order.clear();
  text.clear();
  for (const std::uint32_t index : changes.changed) {
    const Element& e = frame.elements[index];
    const auto* raw = reinterpret_cast<const std::uint32_t*>(&e);
    words.insert(words.end(), raw, raw + kElementWords);
    text.append(frame.texts(e));
  }
  if (changes.reordered)
    for (const Element& e : frame.elements) {
      order.push_back(e.id);
      order.push_back(e.parent);
    }
  carmen_mirror(words.data(), changes.changed.size(), text.data(), changes.removed.data(), changes.removed.size(),
                order.data(), order.size(), focus, platform::display().ratio);
}

}  // namespace mirror

// Called by mirror.js.
extern "C" {

EMSCRIPTEN_KEEPALIVE void carmen_mirror_activate(ImGuiID id) { mirror::on_activate(id); }
EMSCRIPTEN_KEEPALIVE void carmen_mirror_focus(ImGuiID id, int visible) { mirror::on_focus(id, visible != 0); }
EMSCRIPTEN_KEEPALIVE void carmen_mirror_scroll(ImGuiID id, float x, float y) { mirror::on_scroll(id, {x, y}); }
EMSCRIPTEN_KEEPALIVE void carmen_mirror_input(ImGuiID id, char* text) {
  mirror::on_input(id, text);
  std::free(text);
}

}  // extern "C"
