#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/screen.h"

// Which screen a location names, and what its parts and query say.
class Router {
 public:
  explicit Router(std::span<const Screen> screens) : screens_(screens) {}

  void follow(std::string_view location);
  const Screen* screen() const { return screen_; }  // null: no such place
  const std::string& path() const { return path_; }
  std::string_view part(std::string_view name) const;  // of ":id" by "id"; empty when there is none
  std::string query(std::string_view name) const;      // decoded
  std::span<const Screen> screens() const { return screens_; }

 private:
  struct Part {
    std::string_view name;
    std::string value;
  };
  bool matches(const Screen&);

  std::span<const Screen> screens_;
  const Screen* screen_ = nullptr;
  std::string path_;
  std::string query_;
  std::vector<Part> parts_;
};

// A location with this parameter in place of what it said of it; an empty value takes it away.
std::string with_parameter(std::string_view location, std::string_view name, std::string_view value);
bool has_parameter(std::string_view location, std::string_view name);

std::string percent_decoded(std::string_view);
std::string percent_encoded(std::string_view);
