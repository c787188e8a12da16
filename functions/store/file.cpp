#include "store/file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace {

Error unusable(const std::string& file) {
  return {.code = errno == ENOENT ? Code::missing : Code::unavailable,
          .message = file + ": " + std::strerror(errno) + ".",
          .reason = errno == ENOSPC ? "DISK_FULL" : "FILE"};
}

}  // namespace

Result<std::string> read_file(const std::string& file) {
  const int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (handle < 0) return unusable(file);
  std::string text;
  char part[65536];
  ssize_t size = 0;
  while ((size = ::read(handle, part, sizeof part)) > 0) text.append(part, static_cast<std::size_t>(size));
  const int fault = errno;
  ::close(handle);
  errno = fault;
  if (size < 0) return unusable(file);
  return text;
}

AppendFile::~AppendFile() {
  sync();
  if (handle_ >= 0) ::close(handle_);
}

Outcome AppendFile::append(std::string_view text) {
  if (handle_ < 0) handle_ = ::open(file_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
  if (handle_ < 0) return unusable(file_);
  if (::write(handle_, text.data(), text.size()) != static_cast<ssize_t>(text.size())) return unusable(file_);
  unsynced_ = true;
  return Done{};
}

void AppendFile::sync() {
  if (unsynced_ && ::fdatasync(handle_) == 0) unsynced_ = false;
}
