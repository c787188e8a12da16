#pragma once

#include <optional>
#include <vector>

#include "core/types.h"
#include "store/file.h"
#include "store/merkle.h"
#include "store/signing_key.h"

// The platform's tree at one moment: its leaves are the heads of the tenants' trees, in the order of their commits.
struct TreeHead {
  std::uint64_t size = 0;
  Hash root = {};
  Timestamp at;
  std::string signature = {};

  std::string signed_text() const;
};

// One JSON line a head: {"at", "root", "signature", "size"}.
std::string head_line(const TreeHead& head);
// The heads of a file in the order of their sizes; a last line that a crash cut short is passed over.
Result<std::vector<TreeHead>> read_heads(const std::string& file);

// What is kept of such a file: every head of the last minute, then the newest of each minute of a day, of each hour of
// a month, and of each day. The newest of all vouches for everything; older ones say since when it was so.
std::string thinned_heads(std::string_view text, Timestamp now);

// The file of signed heads beside the database.
class Heads {
 public:
  Heads(std::string file, const SigningKey& key) : file_(std::move(file)), key_(key) {}
  Outcome append(std::uint64_t size, const Hash& root, Timestamp at);
  void sync() { file_.sync(); }
  void thin(Timestamp now);  // when it has grown enough to be worth it

 private:
  AppendFile file_;
  const SigningKey& key_;
};
