#pragma once

namespace platform {

// Calls once, between frames and without drawing one.
void call_after(double milliseconds, void (*call)(void* context), void* context);

}  // namespace platform
