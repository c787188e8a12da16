#include <charconv>

#include "core/text.h"
#include "intake/sheet.h"
#include "model/access.h"

namespace {

std::string upper_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

std::string one_of(std::span<const std::string_view> choices) {
  std::string text = "must be one of";
  for (std::size_t i = 0; i < choices.size(); ++i) {
    text += i ? ", " : " ";
    text += choices[i];
  }
  return text;
}

// The message for what is wrong, or "".
std::string fill_text(const FileColumn& column, const Field& field, std::string_view cell, void* row) {
  if (has_control_characters(cell)) return "has a control character";
  field.write(row, formed_text(column.form, cell));
  return {};
}

std::string fill_number(const Field& field, std::string_view cell, void* row) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
  if (end != cell.data() + cell.size() || error == std::errc::invalid_argument) return "must be a whole number";
  return error == std::errc() && field.write(row, number) ? "" : "is too large a number";
}

std::string fill_truth(const Field& field, std::string_view cell, void* row) {
  const std::string word = lower_ascii(cell);
  const bool yes = word == "true" || word == "yes" || word == "1";
  if (!yes && word != "false" && word != "no" && word != "0") return "must be true or false";
  field.write(row, yes);
  return {};
}

std::string fill_choice(const Field& field, std::string_view cell, void* row) {
  return field.write(row, lower_ascii(cell)) ? std::string() : one_of(field.type->choices);
}

// "inventory:read;reports:write"
std::string fill_modules(const Field& field, std::string_view cell, void* row) {
  auto& modules = *static_cast<std::vector<ModuleAccess>*>(field.at(row));
  const Field& level = *shape<ModuleAccess>().find(name_of<&ModuleAccess::access_level>);
  for (const std::string_view item : split_cell(cell)) {
    const std::size_t colon = item.find(':');
    ModuleAccess access;
    access.module_id = lower_ascii(trim(item.substr(0, colon)));
    const std::string word = colon == item.npos ? "" : lower_ascii(trim(item.substr(colon + 1)));
    if (access.module_id.empty() || !level.write(&access, word) || access.access_level == AccessLevel::custom)
      return "must be written module:level, with the level read, write or admin, and not \"" + std::string(item) + "\"";
    for (const ModuleAccess& earlier : modules)
      if (earlier.module_id == access.module_id) return "names " + access.module_id + " twice";
    modules.push_back(std::move(access));
  }
  return {};
}

}  // namespace

std::string formed_text(CellForm form, std::string_view cell) {
  if (cell.find('\r') != cell.npos) {  // one kind of line end, whatever wrote the file
    std::string text(cell);
    std::erase(text, '\r');
    return formed_text(form, text);
  }
  return form == CellForm::small      ? lower_ascii(cell)
         : form == CellForm::capitals ? upper_ascii(cell)
                                      : std::string(cell);
}

void fill_field(const FileColumn& column, const Field& field, std::string_view cell, Draft& draft) {
  void* row = draft.row.data();
  std::string message;
  if (cell.empty()) {
    if (column.required || field.has(Field::Required)) message = "is required";
  } else if (field.kind() == Kind::text) {
    message = fill_text(column, field, cell, row);
  } else if (field.kind() == Kind::integer) {
    message = fill_number(field, cell, row);
  } else if (field.kind() == Kind::boolean) {
    message = fill_truth(field, cell, row);
  } else if (field.kind() == Kind::choice) {
    message = fill_choice(field, cell, row);
  } else if (field.kind() == Kind::list && field.type->item->kind == Kind::object) {
    message = fill_modules(field, cell, row);
  }
  if (!message.empty()) draft.faults.push_back({std::string(column.name), std::move(message)});
}
