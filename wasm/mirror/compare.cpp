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
  explicit Finder(const Frame& frame) : frame_(frame) {}

  int find(ImGuiID id) {
    const int count = static_cast<int>(frame_.elements.size());
    if (next_ < count && frame_.elements[static_cast<std::size_t>(next_)].id == id) return next_++;
    if (!indexed_) index();
    const int found = by_id_.GetInt(id, -1);
    if (found >= 0) next_ = found + 1;
    return found;
  }

 private:
  void index() {
    indexed_ = true;
    by_id_.Data.reserve(static_cast<int>(frame_.elements.size()));
    for (std::size_t i = 0; i < frame_.elements.size(); ++i)
      by_id_.Data.push_back({frame_.elements[i].id, static_cast<int>(i)});
    by_id_.BuildSortByKey();
  }

  const Frame& frame_;
  ImGuiStorage by_id_;
  int next_ = 0;
  bool indexed_ = false;
};

}  // namespace

void compare(const Frame& before, const Frame& after, Changes& changes) {
  changes.changed.clear();
  changes.removed.clear();
  changes.reordered = before.elements.size() != after.elements.size();
  static std::vector<bool> kept;
  kept.assign(before.elements.size(), false);

  Finder finder(before);
  std::size_t found_count = 0;
  for (std::size_t i = 0; i < after.elements.size(); ++i) {
    const Element& now = after.elements[i];
    const int found = finder.find(now.id);
    if (found < 0) {
      changes.changed.push_back(static_cast<std::uint32_t>(i));
      continue;
    }
    const Element& was = before.elements[static_cast<std::size_t>(found)];
    if (!kept[static_cast<std::size_t>(found)]) ++found_count;
    kept[static_cast<std::size_t>(found)] = true;
    if (static_cast<std::size_t>(found) != i || was.parent != now.parent || kind(was) != kind(now))
      changes.reordered = true;
    if (!was.same_as(now) || before.texts(was) != after.texts(now))
      changes.changed.push_back(static_cast<std::uint32_t>(i));
  }
  if (found_count == before.elements.size()) return;
  for (std::size_t i = 0; i < kept.size(); ++i)
    if (!kept[i]) changes.removed.push_back(before.elements[i].id);
  changes.reordered = true;
}

}  // namespace mirror
