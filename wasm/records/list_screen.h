#pragma once

#include <string_view>

class App;
struct Entity;

namespace records {

// The screen of any entity: its list, and beside it a record, a form or an action, as the address says.
void draw_list_screen(App&, const Entity&);
// The same for a screen of an entity's own path: finds the entity by the address.
void draw_any_list_screen(App&);
void refresh_lists(const Entity&);  // its rows have changed
void refresh_record(const Entity&, std::string_view id);

}  // namespace records
