#pragma once

#include <array>
#include <optional>

#include "model/entity.h"

// The files of a customer, in the order in which their records refer to each other.
enum class FileKind : std::uint8_t { organisations, clusters, business_units, departments, users, assignments };
inline constexpr std::size_t kFileKinds = names_of<FileKind>.size();

// The letters that a cell's text is stored in; clusters: a list of them, which fills no field.
enum class CellForm : std::uint8_t { plain, small, capitals, clusters };

struct FileColumn {
  std::string_view name;               // in the first line of the file
  std::string_view field = {};         // of the row that it fills
  std::optional<FileKind> names = {};  // a reference: the file whose records it names by their handle
  CellForm form = CellForm::plain;
  bool required = false;  // also where the row itself could do without
};

struct FileType {
  const Entity* entity;
  std::span<const FileColumn> columns;
  std::span<const std::string_view> key;                    // the fields that tell rows of one organisation apart
  std::string_view handle = {};                             // the one of them by which other files name the row
  std::string_view (*more_key)(const void* row) = nullptr;  // where the key depends on the row
  void (*prepare)(void* row) = nullptr;                     // what the files say of every new row

  std::string handle_text(std::string_view cell) const;  // as it is stored
  const FileColumn* column_of(std::string_view field) const;
  const FileColumn* column_of_wire(std::string_view path) const;  // of a fault's path: "modules[2].moduleId"
};

const FileType& file_type(FileKind);
