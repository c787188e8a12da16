#include "store/file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

Error unusable(const std::string& file) {
  return {.code = errno == ENOENT ? Code::missing : Code::unavailable,
          .message = file + ": " + std::strerror(errno) + ".",
          .reason = errno == ENOSPC ? "DISK_FULL" : "FILE"};
}

// Where the last whole line ends: a crash may have left a part of one behind it.
off_t end_of_lines(int handle, off_t end) {
  char part[512];
  while (end > 0) {
    const off_t from = end > static_cast<off_t>(sizeof part) ? end - static_cast<off_t>(sizeof part) : 0;
    const ssize_t size = ::pread(handle, part, static_cast<std::size_t>(end - from), from);
    if (size != end - from) return -1;
    const auto at = std::string_view(part, static_cast<std::size_t>(size)).rfind('\n');
    if (at != std::string_view::npos) return from + static_cast<off_t>(at) + 1;
    end = from;
  }
  return end;
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

// Under the lock of the file that bears the name now: another program may have put a new one in its place.
Outcome AppendFile::open_locked() {
  for (;;) {
    if (handle_ < 0) handle_ = ::open(file_.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
    if (handle_ < 0) return unusable(file_);
    while (::flock(handle_, LOCK_EX) != 0)
      if (errno != EINTR) return unusable(file_);
    struct stat held {
    }, named{};
    if (::fstat(handle_, &held) == 0 && ::stat(file_.c_str(), &named) == 0 && held.st_ino == named.st_ino &&
        held.st_dev == named.st_dev)
      return Done{};
    sync();
    ::close(handle_);
    handle_ = -1;
  }
}

void AppendFile::unlock() { ::flock(handle_, LOCK_UN); }

Outcome AppendFile::append(std::string_view line) {
  TRY(open_locked());
  const off_t size = ::lseek(handle_, 0, SEEK_END), end = end_of_lines(handle_, size);
  const bool written = end >= 0 && (end == size || ::ftruncate(handle_, end) == 0) &&
                       ::write(handle_, line.data(), line.size()) == static_cast<ssize_t>(line.size());
  const int fault = errno;
  if (!written && end >= 0) (void)!::ftruncate(handle_, end);  // a part of a line is worse than none
  unlock();
  errno = fault;
  if (!written) return unusable(file_);
  unsynced_ = true;
  grown_ += static_cast<std::int64_t>(line.size());
  return Done{};
}

void AppendFile::sync() {
  if (unsynced_ && ::fdatasync(handle_) == 0) unsynced_ = false;
}

Outcome AppendFile::rewrite(const std::function<std::string(std::string_view)>& change) {
  TRY(open_locked());
  const auto replace = [&]() -> Outcome {
    const std::string text = change(TRY(read_file(file_)));
    const std::string fresh = file_ + ".new";
    const int handle = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (handle < 0) return unusable(fresh);
    const bool written = ::write(handle, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
                         ::fsync(handle) == 0 && ::rename(fresh.c_str(), file_.c_str()) == 0;
    const int fault = errno;
    ::close(handle);
    errno = fault;
    if (written) return Done{};
    Error error = unusable(fresh);
    ::unlink(fresh.c_str());
    return error;
  };
  auto done = replace();
  unlock();
  grown_ = 0;
  return done;
}
