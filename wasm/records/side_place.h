#pragma once

#include <string>

#include "model/catalogue.h"

namespace records {

// Where a record stands beside something else: behind which path, and with which query.
struct SidePlace {
  std::string base = {};        // "/app/hotels"
  std::string parameters = {};  // of the list: "filter=…"

  std::string at(std::string_view beside) const {
    std::string out = base;
    if (!beside.empty()) out.append("/").append(beside);
    return parameters.empty() ? out : out + "?" + parameters;
  }
};

// A view of a record that its description does not give. Screens register theirs.
struct RecordTab {
  const Entity* entity;
  std::string_view label;    // "Access"
  std::string_view segment;  // in the address: "access"
  void (*draw)(const Json& row, const SidePlace&);
  bool first = false;  // stands before the details
};
void set_record_tabs(std::span<const RecordTab>);
std::span<const RecordTab> record_tabs();

}  // namespace records
