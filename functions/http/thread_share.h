#pragma once

#include <cstdint>

// Microseconds. Who is to end soon goes first: the loop before what computes for long, which has the longest slice that
// Linux grants. Those of whom each soon waits for others have the system's: a short one only makes them change places.
inline constexpr std::int64_t kPromptSlice = 100, kLongSlice = 100'000, kUsualSlice = 0;

// How the calling thread shares its processor with others: a niceness beside what it has, and how long it runs at a
// time, in microseconds (0: the system's own measure). From Linux 6.12 on, the thread that asks for less at a time goes
// first when it wakes; before, the niceness alone decides. What the system refuses changes nothing.
void share_processor(int niceness, std::int64_t slice_us);
