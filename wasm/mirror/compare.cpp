#include <cstring>

#include "mirror/tree.h"

namespace mirror {

bool Element::same_as(const Element& o) const { return std::memcmp(this, &o, offsetof(Element, text)) == 0; }

namespace {

// Another kind of element is made anew, and has to be put in its place.
std::uint32_t kind(const Element& e) { return e.role | (e.flags & kHolds); }

// Finds an element of the frame before: almost always the one after the last found.
class Finder {
 public:
  explicit Finder(const Frame& frame) : elements_(frame.elements) {}

  int find(ImGuiID id) {
    if (next_ < elements_.size() && elements_[next_].id == id) return static_cast<int>(next_++);
    if (mask_ == 0) index();
    for (std::size_t slot = id & mask_; slots_[slot] >= 0; slot = (slot + 1) & mask_) {
      const auto found = static_cast<std::size_t>(slots_[slot]);
      if (elements_[found].id != id) continue;
      next_ = found + 1;
      return slots_[slot];
    }
    return -1;
  }

 private:
  void index() {
    std::size_t size = 64;
    while (size < elements_.size() * 2) size *= 2;
    mask_ = size - 1;
    slots_.assign(size, -1);
    for (std::size_t i = 0; i < elements_.size(); ++i) {
      std::size_t slot = elements_[i].id & mask_;
      while (slots_[slot] >= 0) slot = (slot + 1) & mask_;
      slots_[slot] = static_cast<int>(i);
    }
  }

  static inline std::vector<int> slots_;  // kept from frame to frame for its memory
  const std::vector<Element>& elements_;
  std::size_t mask_ = 0;
  std::size_t next_ = 0;
};

}  // namespace

void compare(const Frame& before, const Frame& after, Changes& changes) {
  changes.changed.clear();
  changes.removed.clear();
  changes.reordered = before.elements.size() != after.elements.size();
  static std::vector<char> kept;
  kept.assign(before.elements.size(), 0);

  Finder finder(before);
  std::size_t found_count = 0;
  for (std::size_t i = 0; i < after.elements.size(); ++i) {
    const Element& now = after.elements[i];
    const int found = finder.find(now.id);
    if (found < 0) {
      changes.changed.push_back(static_cast<std::uint32_t>(i));
      continue;
    }
    IM_ASSERT(kept[static_cast<std::size_t>(found)] == 0 && "two elements of one id");
    const Element& was = before.elements[static_cast<std::size_t>(found)];
    if (kept[static_cast<std::size_t>(found)] == 0) ++found_count;
    kept[static_cast<std::size_t>(found)] = 1;
    if (static_cast<std::size_t>(found) != i || was.parent != now.parent || kind(was) != kind(now))
      changes.reordered = true;
    if (!was.same_as(now) || before.texts(was) != after.texts(now))
      changes.changed.push_back(static_cast<std::uint32_t>(i));
  }
  if (found_count == before.elements.size()) return;
  for (std::size_t i = 0; i < kept.size(); ++i)
    if (kept[i] == 0) changes.removed.push_back(before.elements[i].id);
  changes.reordered = true;
}

}  // namespace mirror
