#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

Result<std::string> read_file(const std::string& file);  // whole; `missing` when there is none

// A file that only grows.
class AppendFile {
 public:
  explicit AppendFile(std::string file) : file_(std::move(file)) {}
  ~AppendFile();
  AppendFile(const AppendFile&) = delete;
  AppendFile& operator=(const AppendFile&) = delete;

  Outcome append(std::string_view text);  // in one write
  void sync();                            // what was appended survives a power cut

 private:
  std::string file_;
  int handle_ = -1;
  bool unsynced_ = false;
};
