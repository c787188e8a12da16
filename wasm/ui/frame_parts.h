#pragma once

#include "ui/frame.h"

// Shared by the files that make up the frame.
namespace ui::frame_parts {

void read_rail();  // once: whether it is folded
bool rail_is_folded();
bool drawer_is_open();
void toggle_rail();  // folds it; on a phone opens or closes the drawer
void close_drawer();
void draw_rail(const FrameSpec&, const ImRect&, FrameEvents&);
void draw_drawer(const FrameSpec&, const ImRect& screen, FrameEvents&);
void draw_bar(const FrameSpec&, const ImRect&, FrameEvents&);
void draw_scope(const FrameSpec&, float room, FrameEvents&);  // what is looked at, and the way back to everything
float scope_width(const FrameSpec&);

}  // namespace ui::frame_parts
