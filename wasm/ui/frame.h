#pragma once

#include <span>
#include <string_view>

#include "ui/tabs.h"

// The rail, the bar above, and the place for the screen.
namespace ui {

struct RailItem {
  std::string_view label = {};
  const char* icon = nullptr;
  std::string_view url = {};  // empty: the heading of an area
  bool current = false;
};

struct FrameSpec {
  std::string_view product = "Carmen";
  std::span<const RailItem> rail = {};
  std::span<const Crumb> crumbs = {};
  std::string_view scope = {};  // the hotel, cluster or organisation looked at, or everything
  const char* scope_icon = nullptr;
  bool narrowed = false;  // not everything: there is a way back
  std::string_view person = {};
};

// What was pressed in this frame; the anchor is where a menu would open.
struct FrameEvents {
  int rail = -1;
  int crumb = -1;
  bool scope = false;
  bool everything = false;
  bool search = false;
  bool person = false;
  ImRect person_anchor = {};
};

FrameEvents begin_frame(const FrameSpec&);
void end_main();  // what floats is drawn between here and end_frame
void end_frame();
float rail_width();  // what the rail takes of the left

}  // namespace ui
