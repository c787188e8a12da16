#pragma once

#include <span>
#include <vector>

#include "mirror/mirror.h"

namespace mirror {

// One element of a frame. Texts lie in the frame's arena: name, value, help, one after the other.
struct Element {
  ImGuiID id = 0;
  ImGuiID parent = 0;
  std::uint32_t role = 0;
  std::uint32_t flags = 0;
  std::int32_t x = 0, y = 0, width = 0, height = 0;  // from the parent's corner, or its content's
  std::int32_t position = 0, count = 0;
  ImGuiID active = 0;
  std::int32_t scroll_x = 0, scroll_y = 0;
  std::uint32_t name_size = 0, value_size = 0, help_size = 0;
  std::uint32_t text = 0;  // offset in the arena; not compared

  bool same_as(const Element& o) const;
  std::uint32_t text_size() const { return name_size + value_size + help_size; }
};

struct Frame {
  std::vector<Element> elements;
  std::string arena;

  std::string_view name(const Element& e) const { return {arena.data() + e.text, e.name_size}; }
  std::string_view value(const Element& e) const { return {arena.data() + e.text + e.name_size, e.value_size}; }
  std::string_view help(const Element& e) const {
    return {arena.data() + e.text + e.name_size + e.value_size, e.help_size};
  }
  std::string_view texts(const Element& e) const { return {arena.data() + e.text, e.text_size()}; }
};

struct Changes {
  std::vector<std::uint32_t> changed;  // indices of new or changed elements in the frame
  std::vector<ImGuiID> removed;
  bool reordered = false;
  bool none() const { return changed.empty() && removed.empty() && !reordered; }
};

void compare(const Frame& before, const Frame& after, Changes&);
const Frame& shown();  // the frame handed over last
const Changes& last_changes();

// The seam: mirror_web.cpp or mirror_headless.cpp.
void apply(const Frame&, const Changes&, ImGuiID focus);

}  // namespace mirror
