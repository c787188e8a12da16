#pragma once

#include <string_view>

// By the ending of a file's name; "application/octet-stream" for what is not served here.
std::string_view media_type_of(std::string_view name);
