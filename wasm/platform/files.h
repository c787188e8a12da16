#pragma once

#include <string>
#include <string_view>

// Files that the person chooses or drops, and files handed to the person. Main thread.
namespace platform {

struct File {
  std::string name;
  std::string text;
};

using OnFile = void (*)(void* context, File);

void choose_files(std::string_view accepted, OnFile, void* context);  // ".csv"; once for each file chosen
void on_drop(OnFile, void* context);                                  // files dropped anywhere; null: nobody takes them
bool dragging_files();                                                // some are held above the page
void save_text(std::string_view name, std::string_view csv);          // hands over what was made here
void save_file(std::string_view url);                                 // downloads what that address answers

}  // namespace platform
