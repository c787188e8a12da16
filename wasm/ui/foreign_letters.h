#pragma once

#include <imgui.h>
#include <vector>

#include "platform/glyph.h"

// Letters that no face of ours has: drawn by the device, kept in the atlas beside ours.
namespace fonts {

class ForeignLetters {
 public:
  void notice(char32_t letter);
  bool grew() const { return letters_.size() != in_atlas_; }
  void reserve(ImFont&, float em, bool strong, float ascent);  // before the atlas is built
  void paint();                                                // after it was built
  void begin() { waiting_.clear(); }

 private:
  struct Waiting {
    int rect;
    platform::Glyph glyph;
  };
  std::vector<char32_t> letters_;
  std::vector<Waiting> waiting_;
  std::size_t in_atlas_ = 0;
};

}  // namespace fonts
