#pragma once

#include <string>
#include <vector>

#include "intake/intake.h"
#include "platform/files.h"

// The files of a customer as the person chose them, each known by its name or else by its first line.
struct ChosenFile {
  std::string name;
  std::string text;
  std::vector<std::string> keys = {};     // what people know each record by
  std::string fault = {};                 // why it cannot be sent at all
  std::vector<std::size_t> numbers = {};  // of each record, the header being 1
};

struct ImportFiles {
  std::array<ChosenFile, kFileKinds> files = {};
  std::vector<std::string> unknown = {};  // names of files that are none of the six

  void take(platform::File);
  void remove(FileKind);
  bool none() const;
  bool broken() const;  // one of them cannot be sent
  std::int64_t records() const;
  const ChosenFile& at(FileKind kind) const { return files[static_cast<std::size_t>(kind)]; }
};

std::string_view file_name(FileKind);   // "users.csv"
std::string_view kind_label(FileKind);  // "People"
std::string columns_text(FileKind);     // "code, name, …"
