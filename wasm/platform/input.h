#pragma once

// What the seam feeds to ImGui. Positions in device pixels.
namespace platform {

enum class Pointer : int { mouse, touch };
enum class Stroke : int { move, down, up, cancel };

void pointer(Pointer, Stroke, float x, float y, int button);
void wheel(float x, float y);                     // device pixels
void key(int index, bool down);                   // index into kKeyOrder of input.cpp, shared with platform.js
void modifiers(bool ctrl, bool shift, bool alt);  // ctrl is Cmd on Apple machines
void character(unsigned code_point);
bool waits();                     // ImGui takes a press and its release in two frames: the second is still to come
bool glide(double milliseconds);  // carries a thrown scroll on; true while it moves

}  // namespace platform
