#pragma once

// Read by imgui.h through IMGUI_USER_CONFIG.
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_WIN32_FUNCTIONS
#define IMGUI_ENABLE_TEST_ENGINE
// WebGL 2 has no base vertex, and a full table on a large screen passes 65,536 vertices.
#define ImDrawIdx unsigned int
