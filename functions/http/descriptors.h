#pragma once

#include <cstddef>

// Lets this process open as many files as the system grants it; a shell gives programs fewer, often 1,024.
void open_more_files();

// Of as many connections as are wanted, those that leave the rest of the program the files it needs.
std::size_t connections_granted(std::size_t wanted);
