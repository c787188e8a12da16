#pragma once

#include <string_view>

class App;

namespace records {

void set_app(App&);
App& app();
void visit(std::string_view location);
void place_link(std::string_view label, std::string_view location);  // goes there when pressed

}  // namespace records
