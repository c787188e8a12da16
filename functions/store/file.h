#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "core/result.h"

Result<std::string> read_file(const std::string& file);  // whole; `missing` when there is none

// A file of lines that several programs append to.
class AppendFile {
 public:
  explicit AppendFile(std::string file) : file_(std::move(file)) {}
  ~AppendFile();
  AppendFile(const AppendFile&) = delete;
  AppendFile& operator=(const AppendFile&) = delete;

  Outcome append(std::string_view line);         // whole, or not at all
  void sync();                                   // what was appended survives a power cut
  std::int64_t grown() const { return grown_; }  // bytes since it was opened or rewritten
  // Replaces all of it by what `change` makes of it, at once: a crash leaves the one or the other, and what others
  // append meanwhile comes behind.
  Outcome rewrite(const std::function<std::string(std::string_view)>& change);

 private:
  Outcome open_locked();
  void unlock();

  std::string file_;
  int handle_ = -1;
  std::int64_t grown_ = 0;
  bool unsynced_ = false;
};
