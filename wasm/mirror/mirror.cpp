#include "mirror/mirror.h"

#include <array>
#include <utility>

#include "mirror/events.h"
#include "mirror/tree.h"
#include "platform/platform.h"

namespace mirror {
namespace {

struct Level {
  ImGuiID id = 0;
  ImVec2 origin{0, 0};
  int children = 0;
};

struct Input {
  ImGuiID id = 0;
  std::string text;
};

struct Scroll {
  ImGuiID id = 0;
  ImVec2 to;
};

struct State {
  bool enabled = true;
  Frame before, now;
  Changes changes;
  std::vector<Level> levels;
  std::vector<ImGuiID> activated;
  std::vector<Input> inputs;
  std::vector<Scroll> scrolls;
  ImGuiID focused = 0;
  ImGuiID focus_wanted = 0;
  bool focus_visible = false;
  bool focus_changed = false;
};

State state;

std::int32_t whole(float v) { return static_cast<std::int32_t>(v + (v < 0 ? -0.5F : 0.5F)); }

void add(ImGuiID id, const ImRect& rect, const Node& node) {
  Level& level = state.levels.back();
  Element& e = state.now.elements.emplace_back();
  e.id = id;
  e.parent = level.id;
  e.role = static_cast<std::uint32_t>(node.role);
  e.flags = node.flags;
  e.x = whole(rect.Min.x - level.origin.x);
  e.y = whole(rect.Min.y - level.origin.y);
  e.width = whole(rect.GetWidth());
  e.height = whole(rect.GetHeight());
  e.position = node.position;
  e.count = node.count;
  e.active = node.active;
  e.scroll_x = whole(node.scroll.x);
  e.scroll_y = whole(node.scroll.y);
  e.name_size = static_cast<std::uint32_t>(node.name.size());
  e.value_size = static_cast<std::uint32_t>(node.value.size());
  e.help_size = static_cast<std::uint32_t>(node.help.size());
  e.text = static_cast<std::uint32_t>(state.now.arena.size());
  state.now.arena.append(node.name).append(node.value).append(node.help);
  ++level.children;
}

ImGuiID place_id() {
  const Level& level = state.levels.back();
  const std::array<ImGuiID, 2> key{level.id, static_cast<ImGuiID>(level.children)};
  return ImHashData(key.data(), sizeof key, 0x6d697272);
}

}  // namespace

void enable(bool enabled) { state.enabled = enabled; }

void begin_frame() {
  ImGui::GetCurrentContext()->TestEngineHookItems = state.enabled;
  state.now.elements.clear();
  state.now.arena.clear();
  state.levels.assign(1, Level{});
}

void end_frame() {
  IM_ASSERT(state.levels.size() == 1);
  state.activated.clear();
  state.inputs.clear();
  state.scrolls.clear();
  state.focus_changed = false;
  if (!state.enabled) return;
  compare(state.before, state.now, state.changes);
  std::swap(state.before, state.now);
  if (!state.changes.none() || state.focus_wanted != 0) apply(state.before, state.changes, state.focus_wanted);
  state.focus_wanted = 0;
}

void open(ImGuiID id, const ImRect& rect, const Node& node) {
  if (!state.enabled) return;
  if (id == 0) id = place_id();
  add(id, rect, node);
  state.now.elements.back().flags |= kHolds;
  state.levels.push_back({.id = id, .origin = {rect.Min.x - node.scroll.x, rect.Min.y - node.scroll.y}, .children = 0});
}

void open_at_root(ImGuiID id, const ImRect& rect, const Node& node) {
  if (!state.enabled) return;
  state.levels.push_back({});
  open(id, rect, node);
  state.levels.erase(state.levels.end() - 2);
}

void close() {
  if (state.enabled) state.levels.pop_back();
}

void leaf(ImGuiID id, const ImRect& rect, const Node& node) {
  if (state.enabled) add(id != 0 ? id : place_id(), rect, node);
}

bool take_activation(ImGuiID id) {
  for (ImGuiID& activated : state.activated)
    if (activated == id) {
      activated = 0;
      return true;
    }
  return false;
}

bool take_input(ImGuiID id, std::string& text) {
  bool taken = false;
  for (Input& input : state.inputs)
    if (input.id == id) {
      text = std::move(input.text);
      input.id = 0;
      taken = true;
    }
  return taken;
}

bool take_scroll(ImGuiID id, ImVec2& scroll) {
  bool taken = false;
  for (const Scroll& s : state.scrolls)
    if (s.id == id) {
      scroll = s.to;
      taken = true;
    }
  return taken;
}

ImGuiID focused() { return state.focused; }
bool focus_visible() { return state.focus_visible; }
bool focus_changed() { return state.focus_changed; }
ImGuiID focus_wanted() { return state.focus_wanted; }
void focus(ImGuiID id) {
  state.focus_wanted = id;
  platform::request_frame();
}

const Frame& shown() { return state.before; }
const Changes& last_changes() { return state.changes; }

void on_activate(ImGuiID id) { state.activated.push_back(id); }
void on_input(ImGuiID id, std::string_view text) { state.inputs.push_back({id, std::string(text)}); }
void on_scroll(ImGuiID id, ImVec2 to) { state.scrolls.push_back({id, to}); }
void on_focus(ImGuiID id, bool visible) {
  state.focus_changed = state.focus_changed || state.focused != id;
  state.focused = id;
  state.focus_visible = visible;
}

}  // namespace mirror
